import { uuidv7 } from 'uuidv7';
import { readParty } from '../../db/repositories/parties.ts';
import { amendRecord, insertRecord, readRecord } from '../../db/repositories/records.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import { programById } from '../../shared/programs/registry.ts';
import type { ServerContext } from '../server-context.ts';
import { checkAnswers } from './check-answers.ts';
import type { Clerk } from './visitor.ts';

/** Registers a record at the counter: it is pending until an action on it is paid. */
export async function addRecord(
  context: ServerContext,
  clerk: Clerk,
  input: { program: string; holderId: string; details: Record<string, unknown> },
): Promise<Outcome<{ id: string }>> {
  const program = programById(input.program);
  if (program === null) return refused(refusal('unknown-program'));
  if (!program.record.addedAtCounter) return refused(refusal('not-addable'));
  const details = checkAnswers(program.record.fields, input.details);
  if (!details.ok) return details;
  const broken = program.record.refuse(details.value, clerk.today);
  if (broken !== null) return refused(broken);
  if ((await readParty(context.database.sql, input.holderId)) === null) {
    return refused(refusal('not-found'));
  }
  const id = uuidv7();
  await insertRecord(context.database, {
    id,
    program: program.id,
    series: `${program.record.numberPrefix}-${clerk.today.slice(2, 4)}`,
    holderId: input.holderId,
    details: details.value,
    staffId: clerk.staff.id,
    workstationId: clerk.workstation.id,
  });
  return done({ id });
}

/** Mends what a record says. What the form does not ask for (its tag) stays. */
export async function changeRecord(
  context: ServerContext,
  clerk: Clerk,
  input: { id: string; version: number; details: Record<string, unknown> },
): Promise<Outcome<{ version: number }>> {
  const { sql } = context.database;
  const row = await readRecord(sql, input.id);
  const program = row === null ? null : programById(row.program);
  if (row === null || program === null) return refused(refusal('not-found'));
  if (!program.record.addedAtCounter) return refused(refusal('not-addable'));
  const asked = new Set(program.record.fields.map((field) => field.name));
  const kept = Object.entries(row.details).filter(([name]) => !asked.has(name));
  const given = Object.entries(input.details).filter(([name]) => asked.has(name));
  const details = checkAnswers(program.record.fields, Object.fromEntries(given));
  if (!details.ok) return details;
  const broken = program.record.refuse(details.value, clerk.today);
  if (broken !== null) return refused(broken);
  const version = await amendRecord(sql, {
    id: row.id,
    version: input.version,
    holderId: row.holderId,
    details: { ...Object.fromEntries(kept), ...details.value },
    staffId: clerk.staff.id,
    workstationId: clerk.workstation.id,
  });
  return version === null ? refused(refusal('version-changed')) : done({ version });
}
