import type { Sql } from 'postgres';
import { verify } from '../../db/verify/verify.ts';

/** What `npm run verify` would complain of; nothing when all that must hold holds. */
export async function problemsOf(sql: Sql): Promise<string[]> {
  const problems: string[] = [];
  for await (const { id, problem } of verify(sql)) {
    if (problem !== null) problems.push(`${id}: ${problem}`);
  }
  return problems;
}
