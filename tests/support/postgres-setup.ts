/**
 * One PostgreSQL for a whole run of a test project, in a temporary folder. The settings that
 * guard money stay on, because booting refuses without them.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../db/embedded.ts';

const PREFIX = 'frontcounter-test-cluster-';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance connections; see test-database.ts for a database of one's own. */
    postgres: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await stopAbandonedClusters();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // PostgreSQL may have to run as another user, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  const cluster = await startEmbedded({
    dataDir,
    settings: { max_connections: '300', wal_level: 'minimal', max_wal_senders: '0' },
  });
  const { superuserUrl, ownerUrl, appUrl } = cluster;
  project.provide('postgres', { superuserUrl, ownerUrl, appUrl });
  return async () => {
    await cluster.stop();
    removeCluster(dataDir, cluster.clusterDirectory);
  };
}

/** A run that was killed leaves its server behind: the next run stops it. */
async function stopAbandonedClusters(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isRunning(pid)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      const cluster = await startEmbedded({ dataDir });
      await cluster.stop();
      removeCluster(dataDir, cluster.clusterDirectory);
    } catch {
      // Half made, or being removed by another run at this moment.
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function removeCluster(dataDir: string, clusterDirectory: string): void {
  rmSync(clusterDirectory, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
