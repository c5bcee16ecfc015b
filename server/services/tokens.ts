import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: its hash opens nothing. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
