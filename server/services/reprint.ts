import { uuidv7 } from 'uuidv7';
import { insertReprint } from '../../db/repositories/print-jobs.ts';
import { isUniqueViolation } from '../../db/repositories/unique-violation.ts';
import { done, refused, type Outcome } from '../../shared/failures/outcome.ts';
import { refusal } from '../../shared/failures/wording.ts';
import type { PrintJobAnswer } from '../contract/printing.ts';
import type { ServerContext } from '../server-context.ts';
import { describePrintJob } from './describe-printer.ts';
import type { Clerk } from './visitor.ts';

const MOST_TRIES = 5;

/** Prints a receipt once more, on this workstation's printer: the copy says DUPLICATE and its
 * number, never opens the drawer, and is noted in the audit log. */
export async function reprint(
  context: ServerContext,
  clerk: Clerk,
  receiptId: string,
): Promise<Outcome<PrintJobAnswer>> {
  const { printerId } = clerk.workstation;
  if (printerId === null) return refused(refusal('no-printer'));
  for (let tries = 1; ; tries += 1) {
    try {
      const row = await insertReprint(context.database.sql, {
        id: uuidv7(),
        receiptId,
        printerId,
        workstationId: clerk.workstation.id,
        staffId: clerk.staff.id,
      });
      return row === null ? refused(refusal('not-found')) : done(describePrintJob(row));
    } catch (error) {
      // Two windows asked for the same copy number: the second gets the next.
      if (!isUniqueViolation(error) || tries === MOST_TRIES) throw error;
    }
  }
}
