import { useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';

/** One column of a table; `width` in px, or the rest of the room when there is none. */
export interface TableColumn<T> {
  key: string;
  title: ReactNode;
  width?: number;
  align?: 'end';
  /** Left out where there is little room: under 1,100 px (`third`) or 760 px (`second`). */
  rank?: 'second' | 'third';
  render: (row: T) => ReactNode;
}

interface DataTableProps<T> {
  label: string;
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** A click anywhere on a row; the keyboard uses the button in the first column. */
  onOpen?: (row: T) => void;
  muted?: (row: T) => boolean;
  selected?: string | null;
}

const ROW = 36;
/** Under this many rows all are drawn: the browser's own search then finds every one. */
const DRAWN_WHOLE = 120;

/** A table of 36 px rows; long ones draw only what is in view. ↑ and ↓ go from row to row. */
export function DataTable<T>({ label, columns, rows, rowKey, onOpen, muted, selected }: DataTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const whole = rows.length <= DRAWN_WHOLE;
  const virtual = useVirtualizer({
    count: whole ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const shown = whole ? rows : rows.slice(first, (items[items.length - 1]?.index ?? -1) + 1);
  const before = whole ? 0 : (items[0]?.start ?? 0);
  const after = whole ? 0 : virtual.getTotalSize() - (items[items.length - 1]?.end ?? 0);

  function open(event: MouseEvent, row: T) {
    if ((event.target as HTMLElement).closest('button, a, input, .ant-dropdown')) return;
    onOpen?.(row);
  }

  return (
    <div
      className={`card data-table${whole ? '' : ' long'}`}
      ref={scroller}
      onKeyDown={moveBetweenRows}
      {...(whole ? {} : { tabIndex: 0 })}
    >
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} className={column.rank} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr aria-hidden="true" style={{ height: before }} /> : null}
          {shown.map((row, at) => (
            <tr
              key={rowKey(row)}
              aria-rowindex={first + at + 2}
              className={`${onOpen ? 'opens' : ''}${muted?.(row) ? ' muted' : ''}${selected === rowKey(row) ? ' selected' : ''}`}
              onClick={(event) => open(event, row)}
            >
              {columns.map((column) => (
                <td key={column.key} className={cellClass(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
          {after > 0 ? <tr aria-hidden="true" style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function cellClass({ align, rank }: { align?: 'end'; rank?: string }): string {
  return `${align ?? ''} ${rank ?? ''}`;
}

function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = (event.target as HTMLElement).closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const target = next?.querySelector<HTMLElement>('.row-open');
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}
