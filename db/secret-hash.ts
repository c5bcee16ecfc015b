import { hash, verify } from '@node-rs/argon2';

/** A password's or PIN's argon2id hash, to be stored. The parameters stand in the hash itself. */
export const hashSecret = (secret: string): Promise<string> => hash(secret);

/** Whether `secret` is the one that was hashed; false for a hash that is none. */
export async function verifySecret(stored: string, secret: string): Promise<boolean> {
  try {
    return await verify(stored, secret);
  } catch {
    return false;
  }
}
