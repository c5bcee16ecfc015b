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

async function failureOf(response: Response): Promise<Failure> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  if (response.status < 500 && body.code !== undefined && body.message !== undefined) {
    const { code, message, field, details } = body;
    return { kind: 'refused', status: response.status, code, message, field, details };
  }
  return { kind: 'broken', requestId: body.requestId ?? null };
}

/** Sends one request and turns every outcome into a {@link Result}; never throws. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Result<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) return told({ ok: false, failure: await failureOf(response) });
    const value: unknown = response.status === 204 ? undefined : await response.json();
    return told({ ok: true, value: value as T });
  } catch {
    return told({ ok: false, failure: { kind: 'unreachable' } });
  }
}

/** `{q: 'a b', from: undefined}` → `?q=a+b`; empty answers are left out. */
export function queryOf(params: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(params).filter((pair): pair is [string, string] => !!pair[1]);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
