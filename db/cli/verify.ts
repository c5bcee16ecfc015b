/**
 * `npm run verify`: one line a check. Ends with 0 when everything holds, with 1 when something does
 * not (each such line names the first bad row), and with 78 when it could not look.
 */
import { BootRefusal } from '../boot-refusal.ts';
import { verify } from '../verify/verify.ts';
import { openCommandLineDatabase } from './open-database.ts';

try {
  const opened = await openCommandLineDatabase('frontcounter-verify');
  const { sql } = opened.database;
  try {
    const [counted] = await sql<Record<string, string>[]>`
      SELECT (SELECT count(*) FROM receipt) AS receipts, (SELECT count(*) FROM posting) AS postings,
        (SELECT count(*) FROM audit_row) AS audited`;
    const { receipts, postings, audited } = counted ?? {};
    console.log(`${receipts} receipts, ${postings} postings, ${audited} audit rows`);
    for await (const { id, title, problem } of verify(sql)) {
      console.log(problem === null ? `ok    ${title}` : `WRONG ${title}\n      ${id}: ${problem}`);
      if (problem !== null) process.exitCode = 1;
    }
  } finally {
    await opened.close();
  }
} catch (error) {
  console.error(error instanceof BootRefusal ? error.message : error);
  process.exitCode = 78;
}
