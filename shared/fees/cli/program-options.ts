import { programById } from '../../programs/registry.ts';
import type { LoadOptions } from '../load-schedule.ts';

/** The facts and actions that a schedule may use: those of the built-in program that its first
 * lines name, if it is one. */
export function loadOptionsFor(source: string, file: string): LoadOptions {
  const program = programById(/^program: *(\S+)/m.exec(source)?.[1] ?? '');
  if (program === null) return { file };
  return { file, facts: program.facts, actions: program.actions.map((action) => action.id) };
}
