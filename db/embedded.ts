import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import postgres, { type Sql } from 'postgres';
import { BootRefusal } from './boot-refusal.ts';
import { postgresBinaries } from './embedded/binaries.ts';
import { clusterUser, type ClusterUser } from './embedded/cluster-user.ts';
import {
  freePort,
  openClusterFile,
  writeClusterFile,
  type ClusterFile,
} from './embedded/cluster-file.ts';
import { initialiseDataDirectory } from './embedded/initialise.ts';
import { Postmaster } from './embedded/postmaster.ts';
import { withStartLock } from './embedded/start-lock.ts';
import { ensureAppRole } from './roles.ts';

const DATABASE = 'frontcounter';
const OWNER = 'frontcounter_owner';
const APP = 'frontcounter_app';

/** The PostgreSQL that comes with Frontcounter, running. Its life does not depend on ours. */
export interface EmbeddedPostgres {
  /** For maintenance and tests: no part of the application connects as the superuser. */
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  port: number;
  clusterDirectory: string;
  /** True when it was running already, left behind by a process that was killed. */
  adopted: boolean;
  /** Whether the server answers on its port, at this moment. */
  isAlive(): Promise<boolean>;
  /** Stops it cleanly: a checkpoint is written, and the next start needs no recovery. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where `database.json` (passwords, port) and, when reachable, the cluster itself live. */
  dataDir: string;
  /** Server settings besides ours, such as `{ max_wal_size: '2GB' }`. */
  settings?: Record<string, string>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that runs there already, and
 * makes sure that its database and roles exist. Listens on 127.0.0.1 only, with passwords.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = clusterUser();
  await mkdir(options.dataDir, { recursive: true, mode: user.uid === undefined ? 0o700 : 0o711 });
  return withStartLock(options.dataDir, () => start(options, user));
}

async function start(options: EmbeddedOptions, user: ClusterUser): Promise<EmbeddedPostgres> {
  const binaries = await postgresBinaries(user);
  let file = await openClusterFile(options.dataDir, user);
  const dataDirectory = await initialiseDataDirectory(
    binaries,
    user,
    file.clusterDirectory,
    file.superuserPassword,
  );
  const postmaster = new Postmaster(binaries, user, dataDirectory);
  const found = await adopt(postmaster);
  if (found === null) {
    const port = (await isListening(file.port)) ? await freePort() : file.port;
    file = { ...file, port };
    await writeClusterFile(options.dataDir, file);
    await postmaster.start(port, serverSettings(options.settings));
  } else if (found !== file.port) {
    file = { ...file, port: found };
    await writeClusterFile(options.dataDir, file);
  }
  await ensureDatabase(file);
  return {
    superuserUrl: urlOf(file, 'postgres', file.superuserPassword),
    ownerUrl: urlOf(file, OWNER, file.ownerPassword, DATABASE),
    appUrl: urlOf(file, APP, file.appPassword, DATABASE),
    port: file.port,
    clusterDirectory: file.clusterDirectory,
    adopted: found !== null,
    isAlive: () => isListening(file.port),
    stop: () => postmaster.stop(),
  };
}

/** The port of a server that is running, or just starting or recovering, on this data. */
async function adopt(postmaster: Postmaster): Promise<number | null> {
  if ((await postmaster.running()) === null) return null;
  try {
    await postmaster.untilReady();
  } catch (error) {
    // It was on its way out; the data is free now.
    if ((await postmaster.running()) === null) return null;
    throw error;
  }
  return (await postmaster.running())?.port ?? null;
}

function serverSettings(extra: Record<string, string> = {}): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A week of logs inside the data directory, each day over the one of last week.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    ...extra,
  };
}

/** Creates what is missing; runs at every start, because a kill may come between any two steps. */
async function ensureDatabase(file: ClusterFile): Promise<void> {
  const superuser = postgres(urlOf(file, 'postgres', file.superuserPassword), {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    await ensureLogin(superuser, OWNER, file.ownerPassword);
    await ensureLogin(superuser, APP, file.appPassword);
    await ensureAppRole(superuser, APP);
    const [database] = await superuser`SELECT 1 FROM pg_database WHERE datname = ${DATABASE}`;
    if (!database) await superuser.unsafe(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    await superuser.unsafe(`REVOKE CONNECT, TEMPORARY ON DATABASE ${DATABASE} FROM PUBLIC`);
    await superuser.unsafe(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new BootRefusal(
      'postgres-unavailable',
      'The embedded PostgreSQL does not take the password in database.json: the file and the ' +
        'data do not belong together. Restore both from the same backup.',
      { cause: error },
    );
  } finally {
    await superuser.end();
  }
}

async function ensureLogin(superuser: Sql, role: string, password: string): Promise<void> {
  const [found] = await superuser`SELECT 1 FROM pg_roles WHERE rolname = ${role}`;
  if (!found) await superuser.unsafe(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
}

function urlOf(file: ClusterFile, user: string, password: string, database = 'postgres'): string {
  return `postgres://${user}:${password}@127.0.0.1:${file.port}/${database}`;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 });
    const answer = (alive: boolean): void => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}
