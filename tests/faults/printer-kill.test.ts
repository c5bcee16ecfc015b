/** Kill -9 what drives a printer at random points of many jobs: none lost, none silently doubled. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaperPiece } from '../../hardware/virtual/paper-roll.ts';
import { startVirtualPrinter } from '../../hardware/virtual/virtual-printer.ts';
import { until } from '../hardware/spool/worker-bench.ts';
import { faultSeed, faultSize } from '../support/fault-size.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const JOBS = faultSize(60, 500);
const seed = faultSeed();

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

/** A printer's row and its queue, full from the start. */
async function addJobs(profileId: string): Promise<string> {
  const [printer, workstation, staff] = [uuidv7(), uuidv7(), uuidv7()];
  const { owner } = database;
  const tag = printer.slice(-4);
  await owner`INSERT INTO printer (id, name, profile, transport)
    VALUES (${printer}, 'Printer to kill', ${profileId}, 'virtual')`;
  await owner`INSERT INTO workstation (id, code, name, kind)
    VALUES (${workstation}, ${`K${tag.toUpperCase()}`}, 'Counter', 'counter')`;
  await owner`INSERT INTO staff (id, sign_in_name, display_name, initials, level, password_hash)
    VALUES (${staff}, ${`kill.${tag}`}, 'Kill Tester', 'KT', 'clerk', 'none')`;
  for (let job = 0; job < JOBS; job += 1) {
    await owner`INSERT INTO print_job (id, printer_id, workstation_id, kind, reason, staff_id)
      VALUES (${uuidv7()}, ${printer}, ${workstation}, 'test-page', 'fault test', ${staff})`;
  }
  return printer;
}

/** Resolves once it works: how long Node takes to start is no part of the test. */
async function startProcess(
  printerId: string,
  port: number,
  profileId: string,
): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'spool-worker-process.ts');
  const settings = [database.appUrl, printerId, String(port), profileId];
  const child = fork(script, settings, { execArgv: [] });
  await new Promise((working) => child.once('message', working));
  return child;
}

/** The lease of a killed process outlives it; nobody waits for that in a test. */
async function endLease(printerId: string): Promise<void> {
  await database.owner`UPDATE printer SET lease_until = city_now() - interval '1 second'
    WHERE id = ${printerId}`;
}

interface JobRow {
  id: string;
  state: string;
}

async function jobStates(printerId: string): Promise<JobRow[]> {
  return database.owner<JobRow[]>`
    SELECT id, state FROM print_job WHERE printer_id = ${printerId} ORDER BY seq`;
}

/** Which job a piece of paper belongs to, and whether it is whole: from the seal to the barcode. */
function readPiece(piece: PaperPiece): { jobs: string[]; whole: boolean } {
  const text = piece.items.map((item) => (item.kind === 'text' ? item.text : '')).join('\n');
  const jobs = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
  const begins = text.includes('City of Alder Bay');
  const ends = piece.items.some((item) => item.kind === 'barcode');
  return { jobs, whole: jobs.length > 0 && begins && ends && piece.cut };
}

describe.each(['epson-tm-t88v', 'generic-80mm'])('%s', (profileId) => {
  test(`${JOBS} jobs through kills, seed ${seed}`, async () => {
    const random = seededRandom(seed);
    const printer = await startVirtualPrinter();
    printer.setFault({ kind: 'slow', msPerItem: 1 });
    const paper = new Set<PaperPiece>();
    printer.onChange(() => {
      for (const piece of printer.snapshot().roll) if (piece.cut) paper.add(piece);
    });
    const printerId = await addJobs(profileId);
    let kills = 0;
    let states: JobRow[] = [];
    let child = await startProcess(printerId, printer.port, profileId);
    while (!states.every(isSettled) || states.length === 0) {
      await new Promise((later) => setTimeout(later, 50 + random() * 1_500));
      states = await jobStates(printerId);
      child.kill('SIGKILL');
      await new Promise((dead) => child.once('exit', dead));
      kills += 1;
      await endLease(printerId);
      child = await startProcess(printerId, printer.port, profileId);
    }
    child.kill('SIGKILL');
    await until(() => printer.snapshot().waiting === 0, 'the printer has nothing left');
    await printer.stop();
    expectNothingLostOrDoubled(states, [...paper].map(readPiece));
    expect(kills).toBeGreaterThan(2);
    expect(states.filter(({ state }) => state === 'unknown').length).toBeLessThanOrEqual(kills);
  });
});

const isSettled = ({ state }: JobRow): boolean => state === 'confirmed' || state === 'unknown';

function expectNothingLostOrDoubled(
  states: readonly JobRow[],
  pieces: readonly ReturnType<typeof readPiece>[],
): void {
  expect(states).toHaveLength(JOBS);
  for (const { jobs } of pieces) expect(jobs.length).toBeLessThanOrEqual(1);
  for (const { id, state } of states) {
    const copies = pieces.filter(({ jobs, whole }) => whole && jobs.includes(id)).length;
    if (state === 'confirmed') expect(copies, `${id} is confirmed`).toBe(1);
    else expect(copies, `${id} is unknown`).toBeLessThanOrEqual(1);
  }
  const order = pieces.filter(({ whole }) => whole).flatMap(({ jobs }) => jobs);
  const queue = states.map(({ id }) => id).filter((id) => order.includes(id));
  expect(order).toEqual(queue);
}
