import type { Facts } from '../fees/facts.ts';

/** Typed reading of facts that were checked already: null when absent or of another type. */
export const textOf = (facts: Facts, name: string): string | null => {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const flagOf = (facts: Facts, name: string): boolean => facts[name] === true;

export const numberOf = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' ? value : null;
};
