import { createSignal, type Accessor } from 'solid-js';
import type { Register, RegisterRow } from '../answers.ts';
import { api } from '../api.ts';
import { createLoad, type Load } from '../ui/load.tsx';
import { createTask, type Task } from '../ui/task.tsx';

type Filter = Record<string, string | undefined>;

const readRegister = (name: string, filter: Filter) =>
  name === 'receipts' ? api.registers.receipts(filter) : api.registers.records(name, filter);

/** A register as far as it has been read: the first page, and more when asked for. */
export interface RegisterPages {
  readonly load: Load<Register>;
  readonly rows: Accessor<readonly RegisterRow[]>;
  readonly cursor: Accessor<string | null>;
  readonly more: () => void;
  readonly task: Task;
}

export function createRegisterPages(name: () => string, filter: () => Filter): RegisterPages {
  const [added, setAdded] = createSignal<Register | null>(null);
  const task = createTask();
  const load = createLoad(
    () => ({ name: name(), filter: filter() }),
    (now) => {
      setAdded(null);
      return readRegister(now.name, now.filter);
    },
  );
  const first = (): Register | null => {
    const result = load.result();
    return result?.ok ? result.value : null;
  };
  const cursor = (): string | null => (added() ?? first())?.nextCursor ?? null;
  const more = (): void =>
    void task.run(async () => {
      const next = cursor();
      if (next === null) return null;
      const result = await readRegister(name(), { ...filter(), cursor: next });
      if (!result.ok) return result.failure;
      setAdded({ ...result.value, rows: [...(added()?.rows ?? []), ...result.value.rows] });
      return null;
    });
  return {
    load,
    rows: () => [...(first()?.rows ?? []), ...(added()?.rows ?? [])],
    cursor,
    more,
    task,
  };
}
