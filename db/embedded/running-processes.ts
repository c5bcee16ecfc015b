import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The PostgreSQL processes of one cluster, by pid. A postmaster is known by its data directory on
 * its command line, its children by the cluster's name in their title. A process that has died
 * without being reaped has no command line, so a container without an init does not mislead us,
 * and neither does a pid that another program was given since.
 */
export function processesOfCluster(dataDirectory: string, clusterName: string): number[] {
  return commandLines()
    .filter(
      ({ command }) =>
        (command.includes('postgres') && command.includes(` -D ${dataDirectory} `)) ||
        command.startsWith(`postgres: ${clusterName}: `),
    )
    .map(({ pid }) => pid);
}

/** Whether a process runs under this pid; one that died without being reaped does not. */
export function isRunning(pid: number): boolean {
  return commandLines().some((found) => found.pid === pid);
}

function commandLines(): { pid: number; command: string }[] {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

function fromProc(): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.trim() === '' ? [] : [{ pid: Number(name), command }];
      } catch {
        return []; // It ended between the two reads.
      }
    });
}

function fromPs(): { pid: number; command: string }[] {
  return execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid && command && !command.includes('<defunct>')
        ? [{ pid: Number(pid), command: `${command} ` }]
        : [];
    });
}
