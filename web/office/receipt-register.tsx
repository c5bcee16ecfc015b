import { createSignal, Show, type JSX } from 'solid-js';
import type { Register, RegisterRow } from '../answers.ts';
import { api } from '../api.ts';
import { setOpenReceipt } from '../counter/search-store.ts';
import { amount, longDayText, timeText } from '../format.ts';
import { permitted, session } from '../session.ts';
import { t, tCount } from '../text/text.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { createLoad } from '../ui/load.tsx';
import { NothingHere, Table, type Column } from '../ui/table.tsx';
import { RegisterFrame } from './register-frame.tsx';
import { createRegisterPages } from './register-pages.ts';

const text = (row: RegisterRow, name: string): string => {
  const value = row[name];
  return value === null || value === undefined ? '' : String(value);
};

function receiptColumns(zone: string): readonly Column<RegisterRow>[] {
  return [
    {
      id: 'number',
      label: t('number'),
      sortable: true,
      cell: (row) => (
        <button type="button" class="link-button" onClick={() => setOpenReceipt(text(row, 'id'))}>
          {text(row, 'number')}
        </button>
      ),
    },
    {
      id: 'issuedAt',
      label: t('time'),
      sortable: true,
      cell: (row) => <span class="figure">{timeText(text(row, 'issuedAt'), zone)}</span>,
    },
    { id: 'workstation', label: t('workstation'), cell: (row) => text(row, 'workstation') },
    { id: 'staffName', label: t('clerk'), sortable: true, cell: (row) => text(row, 'staffName') },
    {
      id: 'payerName',
      label: t('payer'),
      cell: (row) => text(row, 'payerName') || <span class="quiet">{t('payerNone')}</span>,
    },
    {
      id: 'itemCount',
      label: t('itemsWord'),
      cell: (row) => text(row, 'summary') || text(row, 'itemCount'),
    },
    {
      id: 'totalCents',
      label: t('amountWord'),
      figure: true,
      sortable: true,
      cell: (row) => amount(Number(row['totalCents'] ?? 0)),
    },
  ];
}

/** The people and places to filter by, for whoever may see them. */
function createFilterLists() {
  const staff = createLoad(() => permitted('staff.manage'), api.office.staff);
  const stations = createLoad(() => permitted('workstation.manage'), api.office.workstations);
  const people = () => {
    const result = staff.result();
    return result?.ok
      ? result.value.map((each) => ({ value: each.id, label: each.displayName }))
      : [];
  };
  const places = () => {
    const result = stations.result();
    return result?.ok ? result.value.map((each) => ({ value: each.id, label: each.name })) : [];
  };
  return { people, places };
}

function ReceiptTable(props: {
  register: Register;
  rows: readonly RegisterRow[];
  sort: string;
  onSort: (sort: string) => void;
}): JSX.Element {
  const totals = () => props.register.totals;
  const foot = (): readonly JSX.Element[] => [
    t('totalOf', { count: tCount('receiptsCounted', totals()['count'] ?? props.rows.length) }),
    ...Array.from({ length: 5 }, () => ''),
    amount(totals()['totalCents'] ?? 0),
  ];
  return (
    <Table
      caption={t('registerReceipts')}
      columns={receiptColumns(session()?.city.timeZone ?? 'UTC')}
      rows={props.rows}
      sort={props.sort}
      onSort={props.onSort}
      foot={foot()}
      empty={<NothingHere />}
    />
  );
}

/** The receipts of one day: what was sold and for how much, never how it was paid. */
export function ReceiptRegister(): JSX.Element {
  const [day, setDay] = createSignal(session()?.businessDate ?? '');
  const [workstation, setWorkstation] = createSignal('');
  const [staff, setStaff] = createSignal('');
  const [sort, setSort] = createSignal('-issuedAt');
  const lists = createFilterLists();
  const filter = () => ({
    date: day(),
    workstation: workstation(),
    staff: staff(),
    sort: sort(),
  });
  const pages = createRegisterPages(() => 'receipts', filter);
  return (
    <RegisterFrame
      title={t('registerReceipts')}
      lead={day() === '' ? '' : longDayText(day())}
      csvPath={api.registers.csvPath('receipts', filter())}
      pages={pages}
      filters={
        <>
          <TextField label={t('day')} type="date" value={day()} onValue={setDay} />
          <Show when={lists.places().length > 0}>
            <SelectField
              label={t('workstation')}
              options={[{ value: '', label: t('allWorkstations') }, ...lists.places()]}
              value={workstation()}
              onValue={setWorkstation}
            />
          </Show>
          <Show when={lists.people().length > 0}>
            <SelectField
              label={t('clerk')}
              options={[{ value: '', label: t('allStaff') }, ...lists.people()]}
              value={staff()}
              onValue={setStaff}
            />
          </Show>
        </>
      }
      table={(register) => (
        <ReceiptTable register={register} rows={pages.rows()} sort={sort()} onSort={setSort} />
      )}
    />
  );
}
