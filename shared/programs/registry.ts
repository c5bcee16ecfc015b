import type { ProgramDefinition } from '../program/program-definition.ts';
import { animalLicense } from './animal-license/animal-license.ts';
import { parkingCitation } from './parking-citation/parking-citation.ts';

/** The built-in programs. In database and API a program id is plain text. */
export type ProgramId = 'animal-license' | 'parking-citation';

/** Every built-in program; will not compile while one is missing. */
export const PROGRAMS = {
  'animal-license': animalLicense,
  'parking-citation': parkingCitation,
} satisfies Record<ProgramId, ProgramDefinition>;

/** The program with this id, or null when there is no such program. */
export const programById = (id: string): ProgramDefinition | null =>
  Object.hasOwn(PROGRAMS, id) ? PROGRAMS[id as ProgramId] : null;
