import { createSignal } from 'solid-js';
import type { ActionDescriptor, ProgramDescriptor } from '../answers.ts';
import { api } from '../api.ts';
import type { Failure } from '../request.ts';

const [programs, setPrograms] = createSignal<readonly ProgramDescriptor[]>([]);
const [programsFailure, setProgramsFailure] = createSignal<Failure | null>(null);

/** The programs that this city sells at the counter. */
export { programs, programsFailure };

export async function loadPrograms(): Promise<void> {
  const result = await api.records.programs();
  if (result.ok) setPrograms(result.value);
  setProgramsFailure(result.ok ? null : result.failure);
}

export function programOf(id: string): ProgramDescriptor | undefined {
  return programs().find((program) => program.id === id);
}

export function actionOf(program: string, action: string): ActionDescriptor | undefined {
  return programOf(program)?.actions.find((each) => each.id === action);
}
