import { type CustomerImportPlan, type CustomerImportProblem } from '@yingda/contracts';
import { CUSTOMER_LIMITS } from '@yingda/contracts/names';
import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { keysOf, type ReadRow, readRow } from '../../domain/imports/read-row';

/** A row as it stands in the file. */
export interface FileRow {
  line: number;
  cells: string[];
}

/** The file cannot be read on from a line. */
export class Unreadable extends Error {}

const LONGEST_ROW = 200_000;
const PIECE = 65_536;

/** Rows of a text, each with the line it begins on; empty lines are none. @throws Unreadable */
export async function* fileRows(text: string, separator: string, most?: number): AsyncGenerator<FileRow> {
  const rows = parse({
    delimiter: separator,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    ...(most === undefined ? {} : { to: most }),
  });
  // Bit by bit: a parser that is given all at once holds all of its rows.
  Readable.from(pieces(text)).pipe(rows);
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const inside = record.reduce((sum, cell) => sum + linesIn(cell), 0);
      yield { line: info.lines - inside, cells: record };
    }
  } catch (error) {
    const lines = (error as { lines?: number }).lines;
    throw new Unreadable(
      lines === undefined
        ? 'The file cannot be read as a table.'
        : `The file cannot be read from line ${lines} on: a quote is not closed, or a row is too long.`,
    );
  }
}

/** Titles of the columns, and every row as the plan reads it. The second row of one customer is a problem of its own. */
export async function* plannedRows(text: string, plan: CustomerImportPlan): AsyncGenerator<ReadRow> {
  const seen = new Set<string>();
  let titles: string[] | null = null;
  for await (const { line, cells } of fileRows(text, plan.separator)) {
    if (titles === null) {
      titles = plan.header ? cells.map((cell) => cell.trim()) : cells.map((_, at) => String(at + 1));
      if (titles.length > CUSTOMER_LIMITS.importColumns)
        throw new Unreadable(`The file has more than ${CUSTOMER_LIMITS.importColumns} columns.`);
      if (plan.header) continue;
    }
    const row = readRow(cells, line, { plan, titles });
    const keys = row.problems.length > 0 ? [] : keysOf(row, plan);
    const again = keys.find((key) => seen.has(key));
    if (again) row.problems.push(twice(line, again.split(':')[0]!));
    else for (const key of keys) seen.add(key);
    yield row;
  }
}

function twice(line: number, by: string): CustomerImportProblem {
  return { line, code: 'twice', column: by, message: 'An earlier row of the file is the same customer.' };
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function linesIn(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.split(/\r\n|\r|\n/).length - 1;
}
