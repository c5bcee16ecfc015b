import type { PartyFields, PartyRow } from '../../db/repositories/parties.ts';
import type { PartyAnswer, PartyInput } from '../contract/people.ts';

const known = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>);

/** A party as it is sent: what is not known is left out. */
export const describeParty = (row: PartyRow): PartyAnswer => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  name: row.name,
  ...known('phone', row.phone),
  ...known('email', row.email),
  ...known('street', row.street),
  ...known('city', row.city),
  ...known('state', row.state),
  ...known('zip', row.zip),
  ...known('birthYear', row.birthYear),
});

const text = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

/** A party as it is stored: what was left empty is not known. */
export const partyFields = (input: PartyInput): PartyFields => ({
  kind: input.kind,
  name: input.name,
  phone: text(input.phone),
  email: text(input.email),
  street: text(input.street),
  city: text(input.city),
  state: text(input.state),
  zip: text(input.zip),
  birthYear: input.birthYear ?? null,
});
