import { createSignal } from 'solid-js';
import { api } from './api.ts';
import type { Session } from './answers.ts';
import { watchRequests, type Failure, type Result } from './request.ts';
import { wearCityColor } from './ui/city-color.ts';

const [session, setSession] = createSignal<Session>();
const [sessionFailure, setSessionFailure] = createSignal<Failure | null>(null);
const [connected, setConnected] = createSignal(true);

/** Who is at which workstation, in which city; undefined until the server has said so.
 * `connected` is false while the server cannot be reached. */
export { session, sessionFailure, connected };

/** Takes the session that a call answered with. @returns the failure, if it was one */
export function takeSession(result: Result<Session>): Failure | null {
  if (!result.ok) return result.failure;
  wearCityColor(result.value.city.color);
  document.title = `${result.value.city.shortName} · Frontcounter`;
  setSession(behindTheLock(result.value));
  setSessionFailure(null);
  return null;
}

/** A locked screen is told nothing of its drawer; what is open underneath stays as it was. */
function behindTheLock(next: Session): Session {
  const before = session();
  const same = next.staff?.locked && before?.staff?.id === next.staff.id;
  return same ? { ...next, drawerSession: before.drawerSession } : next;
}

export async function refreshSession(): Promise<void> {
  setSessionFailure(takeSession(await api.session.read()));
}

export async function signOut(): Promise<void> {
  takeSession(await api.session.signOut());
}

/** Locks the screen. It is covered at once, even when the server cannot be told. */
export async function lock(): Promise<void> {
  const now = session();
  if (!now?.staff || now.staff.locked) return;
  setSession({ ...now, staff: { ...now.staff, locked: true } });
  takeSession(await api.session.lock());
}

export function permitted(permission: string): boolean {
  return session()?.staff?.permissions.includes(permission) ?? false;
}

const UNAUTHENTICATED = 401;
const LOCKED = 423;

watchRequests((failure) => {
  setConnected(failure?.kind !== 'unreachable');
  if (failure?.kind !== 'refused' || !session()?.staff) return;
  if (failure.status === UNAUTHENTICATED || failure.status === LOCKED) void refreshSession();
});

const ASK_AGAIN_MS = 3_000;
setInterval(() => {
  if (!connected()) void refreshSession();
}, ASK_AGAIN_MS);
