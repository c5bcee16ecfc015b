import { For, Show, type JSX } from 'solid-js';
import { t } from '../text/text.ts';
import { ArrowDown, ArrowUp } from './icons.ts';
import './table.css';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly figure?: boolean;
  readonly sortable?: boolean;
  readonly cell: (row: Row) => JSX.Element;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** `endsOn`, or `-endsOn` for the last first. */
  sort?: string;
  onSort?: (sort: string) => void;
  /** One cell for each column: the totals. */
  foot?: readonly JSX.Element[] | undefined;
  empty: JSX.Element;
  onRow?: (row: Row) => void;
}

function Heading<Row>(props: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}): JSX.Element {
  const direction = (): 'ascending' | 'descending' | undefined => {
    if (props.sort === props.column.id) return 'ascending';
    return props.sort === `-${props.column.id}` ? 'descending' : undefined;
  };
  const turn = (): void =>
    props.onSort?.(direction() === 'ascending' ? `-${props.column.id}` : props.column.id);
  return (
    <th scope="col" classList={{ figure: props.column.figure ?? false }} aria-sort={direction()}>
      <Show when={props.column.sortable && props.onSort} fallback={props.column.label}>
        <button type="button" onClick={turn}>
          {props.column.label}
          <Show when={direction()}>
            {(now) =>
              now() === 'ascending' ? (
                <ArrowUp size={14} aria-hidden="true" />
              ) : (
                <ArrowDown size={14} aria-hidden="true" />
              )
            }
          </Show>
        </button>
      </Show>
    </th>
  );
}

/** A dense table: figures to the right, headings that sort, totals at the foot. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={props.caption}>
      <table>
        <caption class="unseen">{props.caption}</caption>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => <Heading column={column} sort={props.sort} onSort={props.onSort} />}
            </For>
          </tr>
        </thead>
        <tbody>
          <For
            each={props.rows}
            fallback={
              <tr>
                <td colSpan={props.columns.length}>{props.empty}</td>
              </tr>
            }
          >
            {(row) => (
              <tr
                classList={{ pressable: props.onRow !== undefined }}
                onClick={() => props.onRow?.(row)}
              >
                <For each={props.columns}>
                  {(column) => (
                    <td classList={{ figure: column.figure ?? false }}>{column.cell(row)}</td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
        <Show when={props.foot}>
          {(foot) => (
            <tfoot>
              <tr>
                <For each={foot()}>
                  {(cell, index) => (
                    <td classList={{ figure: props.columns[index()]?.figure ?? false }}>{cell}</td>
                  )}
                </For>
              </tr>
            </tfoot>
          )}
        </Show>
      </table>
    </div>
  );
}

/** What a table says when nothing is in it. */
export function NothingHere(): JSX.Element {
  return (
    <p class="empty">
      <strong>{t('registerEmpty')}</strong>
      {t('registerEmptyNext')}
    </p>
  );
}
