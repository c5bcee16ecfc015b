import type { ProgramDefinition } from '../../shared/program/program-definition.ts';
import type { ProgramAnswer } from '../contract/program.ts';

/** The part of a program's definition that can be sent: rules and prices stay here. */
export const describeProgram = (program: ProgramDefinition): ProgramAnswer => ({
  id: program.id,
  label: program.label,
  shortLabel: program.shortLabel,
  icon: program.icon,
  record: {
    noun: program.record.noun,
    fields: [...program.record.fields],
    addedAtCounter: program.record.addedAtCounter,
    hasHolder: program.record.hasHolder,
  },
  actions: program.actions.map((action) => ({
    id: action.id,
    label: action.label,
    verb: action.verb,
    target: action.target,
    fields: [...action.fields],
  })),
  register: {
    title: program.register.title,
    columns: program.register.columns.map(({ id, label, kind }) => ({ id, label, kind })),
  },
});
