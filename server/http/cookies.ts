import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const SESSION = 'fc_session';
const WORKSTATION = 'fc_workstation';
const FOUR_HUNDRED_DAYS_S = 400 * 24 * 60 * 60;

/** Behind a proxy that did TLS, and on TLS of our own, cookies are for TLS only. */
const isSecure = (c: Context): boolean =>
  (c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https';

const options = (c: Context) => ({
  httpOnly: true,
  sameSite: 'Strict' as const,
  path: '/',
  secure: isSecure(c),
});

/** The token of who is signed in; gone when the browser closes. */
export const readSessionCookie = (c: Context): string | null => getCookie(c, SESSION) ?? null;
export const setSessionCookie = (c: Context, token: string): void =>
  setCookie(c, SESSION, token, options(c));
export const clearSessionCookie = (c: Context): void => {
  deleteCookie(c, SESSION, options(c));
};

/** The credential of the workstation: stays, until another is registered. */
export const readWorkstationCookie = (c: Context): string | null =>
  getCookie(c, WORKSTATION) ?? null;
export const setWorkstationCookie = (c: Context, credential: string): void =>
  setCookie(c, WORKSTATION, credential, { ...options(c), maxAge: FOUR_HUNDRED_DAYS_S });
