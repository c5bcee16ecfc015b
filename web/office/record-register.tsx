import { createSignal, For, Show, type JSX } from 'solid-js';
import type { ProgramDescriptor, Register, RegisterRow } from '../answers.ts';
import { api } from '../api.ts';
import { programOf } from '../counter/programs.ts';
import { dayText } from '../format.ts';
import { inWords } from '../language.ts';
import { t, tCount, type TextKey } from '../text/text.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { NothingHere, Table, type Column } from '../ui/table.tsx';
import { RegisterFrame } from './register-frame.tsx';
import { createRegisterPages } from './register-pages.ts';

const STATES = ['pending', 'active', 'ended', 'held', 'void'] as const;
const TONES: Readonly<Record<string, string>> = { active: 'good', held: 'warn', pending: 'warn' };

/** A license, tag or citation number is never broken in two. */
const NUMBER = /^[A-Z]*[\d-]+$/;

const stateKey = (state: string): TextKey | undefined => {
  const known = STATES.find((each) => each === state);
  return known && `state.${known}`;
};

/** The choices of a field that the register has a column for, by the field's declaration. */
function choicesOf(program: ProgramDescriptor, field: string) {
  const choices = program.record.fields.find((fact) => fact.name === field)?.choices ?? [];
  return choices.map(({ value, label }) => ({ value, label: inWords(label) }));
}

function cellOf(program: ProgramDescriptor, column: { id: string; kind: string }) {
  return (row: RegisterRow): JSX.Element => {
    const value = row[column.id];
    if (typeof value !== 'string' || value === '') return <span class="quiet">–</span>;
    if (column.kind === 'date') return <span class="figure">{dayText(value)}</span>;
    if (column.id === 'state') {
      const key = stateKey(value);
      return <span class={`tag ${TONES[value] ?? ''}`}>{key ? t(key) : value}</span>;
    }
    if (NUMBER.test(value)) return <span class="figure">{value}</span>;
    return choicesOf(program, column.id).find((each) => each.value === value)?.label ?? value;
  };
}

function columnsOf(program: ProgramDescriptor): readonly Column<RegisterRow>[] {
  return program.register.columns.map((column) => ({
    id: column.id,
    label: inWords(column.label),
    sortable: true,
    cell: cellOf(program, column),
  }));
}

/** All that the filter lets through, counted by state. */
function Totals(props: { register: Register }): JSX.Element {
  const count = () => props.register.totals['count'] ?? 0;
  const states = () => STATES.filter((state) => (props.register.totals[state] ?? 0) > 0);
  return (
    <p class="office-totals" role="status">
      <strong>{tCount('recordsCounted', count())}</strong>
      <For each={states()}>
        {(state) => (
          <span>
            {t(`state.${state}`)} <b>{props.register.totals[state]}</b>
          </span>
        )}
      </For>
    </p>
  );
}

function Filters(props: {
  program: ProgramDescriptor;
  values: Record<string, string>;
  set: (name: string, value: string) => void;
}): JSX.Element {
  const species = () => choicesOf(props.program, 'species');
  return (
    <>
      <SelectField
        label={t('stateWord')}
        options={[
          { value: '', label: t('anyState') },
          ...STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        value={props.values['state']}
        onValue={(value) => props.set('state', value)}
      />
      <Show when={species().length > 0}>
        <SelectField
          label={t('species')}
          options={[{ value: '', label: t('anySpecies') }, ...species()]}
          value={props.values['species']}
          onValue={(value) => props.set('species', value)}
        />
      </Show>
      <Show when={props.program.record.hasHolder}>
        <TextField
          label={t('endsFrom')}
          type="date"
          value={props.values['endsFrom'] ?? ''}
          onValue={(value) => props.set('endsFrom', value)}
        />
        <TextField
          label={t('endsTo')}
          type="date"
          value={props.values['endsTo'] ?? ''}
          onValue={(value) => props.set('endsTo', value)}
        />
      </Show>
    </>
  );
}

/** The register of one program, its columns as the program declares them. */
export function RecordRegister(props: { program: string }): JSX.Element {
  const [values, setValues] = createSignal<Record<string, string>>({});
  const [sort, setSort] = createSignal('-number');
  const filter = () => ({ ...values(), sort: sort() });
  const pages = createRegisterPages(() => props.program, filter);
  return (
    <Show when={programOf(props.program)} keyed>
      {(program) => (
        <RegisterFrame
          title={inWords(program.register.title)}
          csvPath={api.registers.csvPath(props.program, filter())}
          pages={pages}
          filters={
            <Filters
              program={program}
              values={values()}
              set={(name, value) => setValues({ ...values(), [name]: value })}
            />
          }
          table={(register) => (
            <>
              <Totals register={register} />
              <Table
                caption={inWords(program.register.title)}
                columns={columnsOf(program)}
                rows={pages.rows()}
                sort={sort()}
                onSort={setSort}
                empty={<NothingHere />}
              />
            </>
          )}
        />
      )}
    </Show>
  );
}
