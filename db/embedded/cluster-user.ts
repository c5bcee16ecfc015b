import { execFileSync, spawnSync } from 'node:child_process';

/** Who runs PostgreSQL, as `spawn` takes it; nothing when that is who runs us. */
export interface ClusterUser {
  uid?: number;
  gid?: number;
}

const MAKE_USER = [
  ['groupadd', '--system', '--force'],
  ['useradd', '--system', '--gid', 'postgres', '--no-create-home'],
] as const;

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the system user `postgres`, who
 * is created when missing; otherwise it runs as whoever runs us.
 */
export function clusterUser(): ClusterUser {
  if (process.getuid?.() !== 0) return {};
  if (spawnSync('id', ['-u', 'postgres']).status !== 0) {
    for (const [program, ...flags] of MAKE_USER) execFileSync(program, [...flags, 'postgres']);
  }
  const numberOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

/** Whether `user` may enter the folder, or run the program, at `path`: every folder above counts. */
export function canReach(user: ClusterUser, path: string): boolean {
  if (user.uid === undefined) return true;
  const test = ['-c', 'test -x "$1"', 'sh', path];
  return spawnSync('/bin/sh', test, { ...user, cwd: '/' }).status === 0;
}
