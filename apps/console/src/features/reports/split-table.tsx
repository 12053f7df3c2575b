import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { pointOf, type Point, type PointKind } from './point';
import type { Split } from './report-pages';
import { sorted, type SortMeasure, type Sorting, type SplitRow } from './split-rows';
import type { SplitColumn } from './use-split-columns';

interface SplitTableProps {
  label: string;
  split: Split;
  columns: readonly SplitColumn[];
  rows: readonly SplitRow[];
  /** All rows in one, worked out by the server and never by adding up what is shown. */
  total: SplitRow | null;
  nameOf: (row: SplitRow) => string;
  sorting: Sorting;
  picked: Point | null;
  onSort: (sorting: Sorting) => void;
  onPick: (point: Point) => void;
}

/** A table of groups that can be ordered by each of its columns; each row, the one of all too, opens the conversations behind it. */
export function SplitTable(table: SplitTableProps) {
  const { t } = useTranslation();
  const { columns, split, sorting, nameOf } = table;
  const by = columns.find((column) => column.by === sorting.by);
  const rows = sorted(table.rows, by ? by.valueOf : (row) => nameOf(row), { down: sorting.down, nameOf });
  return (
    <div className="report-table">
      <table aria-label={table.label}>
        <thead>
          <tr>
            <Head table={table} by="name" title={t(`report.split.${split}`)} />
            {columns.map((column) => (
              <Head key={column.by} table={table} by={column.by} title={column.title} end={column.end} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const point = pointOf(split as PointKind, row.group);
            return (
              <Row key={row.group ?? ''} table={table} point={point} name={nameOf(row)}>
                {cells(columns, row)}
              </Row>
            );
          })}
        </tbody>
        {table.total ? (
          <tfoot>
            <Row table={table} point={pointOf('whole')} name={t('report.total')}>
              {cells(columns, table.total)}
            </Row>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

interface RowProps {
  table: SplitTableProps;
  point: Point;
  name: string;
  children: ReactNode;
}

/** Its numbers open what its name opens; the name is what keys and screen readers find. */
function Row({ table, point, name, children }: RowProps) {
  return (
    <tr className={point === table.picked ? 'picked' : ''} onClick={() => table.onPick(point)}>
      <th scope="row">
        <button type="button" className="row-pick cut">
          {name}
        </button>
      </th>
      {children}
    </tr>
  );
}

function cells(columns: readonly SplitColumn[], row: SplitRow): ReactNode {
  return columns.map((column) => (
    <td key={column.by} className={column.end ? 'end' : undefined}>
      {column.render(row)}
    </td>
  ));
}

interface HeadProps {
  table: SplitTableProps;
  by: SortMeasure;
  title: string;
  end?: boolean;
}

/** First click the greatest on top, second the smallest; names the other way round. */
function Head({ table: { sorting, onSort }, by, title, end }: HeadProps) {
  const { t } = useTranslation();
  const on = sorting.by === by;
  const Arrow = sorting.down ? ChevronDown : ChevronUp;
  return (
    <th
      scope="col"
      className={end ? 'end' : undefined}
      aria-sort={on ? (sorting.down ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className="sort-button"
        title={t('report.sortBy', { column: title })}
        onClick={() => onSort({ by, down: on ? !sorting.down : by !== 'name' })}
      >
        {title}
        {on ? <Arrow size={12} strokeWidth={2} aria-hidden="true" /> : null}
      </button>
    </th>
  );
}
