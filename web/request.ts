import type { Localized } from '../shared/kernel/language.ts';

/** Why a request has no result. A refusal says in plain words which rule stood in the way; of a
 * broken or unreachable server nobody knows whether it did what was asked. */
export type Failure =
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly message: Localized;
      /** The form field that must be mended, when one is at fault. */
      readonly field?: string | undefined;
      readonly details?: unknown;
    }
  | { readonly kind: 'broken'; readonly requestId: string | null }
  | { readonly kind: 'unreachable' };

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const TIMEOUT_MS = 15_000;

type Watcher = (failure: Failure | null) => void;
const watchers = new Set<Watcher>();

/** Calls `watcher` after every request: with what failed, or null. The session listens here for
 * "not signed in" and "locked", the top bar for a server that cannot be reached. */
export function watchRequests(watcher: Watcher): void {
  watchers.add(watcher);
}

function told<T>(result: Result<T>): Result<T> {
  for (const watcher of watchers) watcher(result.ok ? null : result.failure);
  return result;
}

interface ErrorBody {
  code?: string;
  message?: Localized;
  field?: string;
  details?: unknown;
  requestId?: string;
}

/** The part of a response that is read here. */
interface Answer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

async function failureOf(response: Answer): Promise<Failure> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  if (response.status < 500 && body.code !== undefined && body.message !== undefined) {
    const { code, message, field, details } = body;
    return { kind: 'refused', status: response.status, code, message, field, details };
  }
  return { kind: 'broken', requestId: body.requestId ?? null };
}

/** Makes one call and turns every outcome into a {@link Result}; never throws. A call that is not
 * answered in time is given up: nobody then knows whether it was done. */
export async function answerOf<T>(
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Result<T>> {
  try {
    const response = await call(AbortSignal.timeout(TIMEOUT_MS));
    if (!response.ok) return told({ ok: false, failure: await failureOf(response) });
    return told({ ok: true, value: (await response.json()) as T });
  } catch {
    return told({ ok: false, failure: { kind: 'unreachable' } });
  }
}

/** Leaves out what was not asked: `{q: 'a', from: ''}` → `{q: 'a'}`. */
export function given<T extends object>(params: Readonly<Record<string, string | undefined>>): T {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value)) as T;
}
