import type { Database } from '../client.ts';

const WINDOW_MS = 60 * 60 * 1000;
const FIRST_BLOCK_S = 30;
const LONGEST_BLOCK_S = 60 * 60;

interface LimitRow {
  failures: number;
  windowStartedAt: Date;
  blockedUntil: Date | null;
  now: Date;
}

/**
 * Counts a try before it is judged, so that a hundred at once are no cheaper than one after the
 * other; a right answer forgets them (`forgetAttempts`). Answers null when the try is allowed,
 * else the seconds to wait. The `free`-th failure within an hour blocks for 30 s, each further one
 * twice as long.
 */
export async function countAttempt(
  database: Database,
  subject: string,
  free: number,
): Promise<number | null> {
  return await database.transaction(async (tx) => {
    await tx`INSERT INTO attempt_limit (subject, failures, window_started_at)
      VALUES (${subject}, 0, city_now()) ON CONFLICT (subject) DO NOTHING`;
    const [row] = await tx<LimitRow[]>`
      SELECT failures, window_started_at AS "windowStartedAt", blocked_until AS "blockedUntil",
        city_now() AS now
      FROM attempt_limit WHERE subject = ${subject} FOR UPDATE`;
    if (row === undefined) return null;
    const waitMs = (row.blockedUntil?.getTime() ?? 0) - row.now.getTime();
    if (waitMs > 0) return Math.ceil(waitMs / 1000);
    const fresh = row.now.getTime() - row.windowStartedAt.getTime() > WINDOW_MS;
    const failures = fresh ? 1 : row.failures + 1;
    await tx`UPDATE attempt_limit SET failures = ${failures},
        window_started_at = CASE WHEN ${fresh} THEN city_now() ELSE window_started_at END,
        blocked_until = city_now() + make_interval(secs => ${blockSeconds(failures, free)})
      WHERE subject = ${subject}`;
    return null;
  });
}

function blockSeconds(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(LONGEST_BLOCK_S, FIRST_BLOCK_S * 2 ** Math.min(20, failures - free));
}

export async function forgetAttempts(database: Database, subject: string): Promise<void> {
  await database.sql`DELETE FROM attempt_limit WHERE subject = ${subject}`;
}
