import { stringify } from 'csv-stringify';
import { Readable, type Duplex } from 'node:stream';

export type Cell = string | number | boolean | null;

/** By this Excel knows that a file is UTF-8. */
const BOM = '\uFEFF';

// A spreadsheet would take a text that begins so for a formula, and run it.
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text as a spreadsheet shows it and never runs it; numbers stay numbers. */
export function guarded(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Rows as a file of comma-separated values that is written as fast as it is read; nothing of it is kept. */
export function csvOf(rows: AsyncIterable<Cell[][]>, { bom }: { bom: boolean }): Duplex {
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const some of rows) for (const row of some) yield row.map(guarded);
  }
  const csv = stringify({
    record_delimiter: 'windows',
    // It quotes only where its own end of a record stands in a text; readers end one at any end of a line.
    quoted_match: /[\r\n]/,
    cast: { boolean: (value) => (value ? '1' : '0') },
  });
  if (bom) csv.push(BOM);
  const source = Readable.from(cells());
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}
