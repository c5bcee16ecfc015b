import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SupervisedProcess } from '../../server/supervisor/supervised-process.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'supervised-'));
});
afterEach(() => rm(directory, { recursive: true }));

const url = (path: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);

/** A child that notes each of its lives in a file, then does as `body` says. */
async function child(body: string): Promise<{ script: string; lives: () => Promise<number[]> }> {
  const script = join(directory, 'child.mjs');
  const notes = join(directory, 'lives');
  await writeFile(
    script,
    `import { appendFileSync } from 'node:fs';
     import { exitWithParent } from ${url('../../server/supervisor/exit-with-parent.ts')};
     appendFileSync(${JSON.stringify(notes)}, process.pid + '\\n');
     ${body}`,
  );
  const lives = async (): Promise<number[]> =>
    (await readFile(notes, 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
  return { script, lives };
}

function supervise(script: string): { server: SupervisedProcess; log: string[] } {
  const log: string[] = [];
  const server = new SupervisedProcess({
    script,
    environment: () => process.env,
    log: (message) => log.push(message),
  });
  return { server, log };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the supervisor of the server', () => {
  it('starts a killed server again, well within five seconds, and ends it when stopped', async () => {
    const { script, lives } = await child(
      'exitWithParent(async () => {}); setInterval(() => {}, 9);',
    );
    const { server, log } = supervise(script);
    const ended = server.run();
    await expect.poll(async () => (await lives()).length).toBe(1);
    process.kill(server.pid ?? 0, 'SIGKILL');
    await expect.poll(async () => (await lives()).length, { timeout: 5_000 }).toBe(2);
    await server.stop();
    expect(await ended).toBe(0);
    expect(log).toEqual(['The server ended (SIGKILL); it starts again.']);
  });

  it('does not start a server again that refuses to boot', async () => {
    const { script, lives } = await child('process.exit(78);');
    const { server } = supervise(script);
    expect(await server.run()).toBe(78);
    expect(await lives()).toHaveLength(1);
  });

  it('waits longer after each failure, and stops at once even while it waits', async () => {
    const { script, lives } = await child('process.exit(1);');
    const { server } = supervise(script);
    const startedAt = Date.now();
    const ended = server.run();
    await expect.poll(async () => (await lives()).length, { timeout: 5_000 }).toBe(3);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(750);
    await server.stop();
    expect(await ended).toBe(0);
    expect(await lives()).toHaveLength(3);
  });

  it('leaves no server behind when it is killed itself', async () => {
    const { script, lives } = await child(
      'exitWithParent(async () => {}); setInterval(() => {}, 9);',
    );
    const parent = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { SupervisedProcess } =
           await import(${url('../../server/supervisor/supervised-process.ts')});
         await new SupervisedProcess({
           script: ${JSON.stringify(script)}, environment: () => process.env }).run();`,
      ],
      { stdio: 'ignore' },
    );
    await expect.poll(async () => (await lives()).length, { timeout: 5_000 }).toBe(1);
    const [pid = 0] = await lives();
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    // A process nobody reaps keeps its pid: what counts is that it runs nothing any more.
    const command = async (): Promise<string> => {
      if (process.platform !== 'linux') return isRunning(pid) ? 'something' : '';
      return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    };
    await expect.poll(command, { timeout: 5_000 }).toBe('');
  });
});
