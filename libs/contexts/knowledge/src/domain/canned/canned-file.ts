import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type CannedText, type EditCannedResponse } from '@yingda/contracts';
import {
  CANNED_COLUMNS,
  CANNED_LIMITS,
  CANNED_SCOPES,
  CANNED_STAGES,
  Refusal,
  type CannedColumn,
  type CannedScope,
  type CannedStage,
} from '@yingda/contracts/names';
import type { CannedResponse } from '../canned-response';

/** By this Excel knows that a file is UTF-8. */
const BOM = '\uFEFF';
/** A spreadsheet takes a text that begins so for a formula; the apostrophe keeps it a text and goes when it is read. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** What a file's names stand for here. */
export interface FileNames {
  teams: readonly { id: string; name: string }[];
  categories: readonly { code: string; zh: string; en: string }[];
}

type Line = Record<CannedColumn, string>;

/** A row of a file: what it asks for, or why it cannot. */
export interface FileRow {
  /** In the file; the heading is line 1. */
  line: number;
  shortcut: string;
  input: EditCannedResponse | null;
  /** The columns that are wrong. */
  problems: string[];
}

/** Canned responses as a file for spreadsheets (CSV, UTF-8 with its mark). */
export function writeCannedFile(responses: readonly CannedResponse[], names: FileNames): string {
  const rows = responses.map((response) => {
    const text = (language: string) => response.texts.find((one) => one.language === language);
    const line: Line = {
      shortcut: response.shortcut,
      scope: response.scope,
      team: names.teams.find(({ id }) => id === response.teamId)?.name ?? '',
      category: response.category ?? '',
      stage: response.stage ?? '',
      'title zh-CN': text('zh-CN')?.title ?? '',
      'text zh-CN': text('zh-CN')?.body ?? '',
      'title en': text('en')?.title ?? '',
      'text en': text('en')?.body ?? '',
    };
    return CANNED_COLUMNS.map((column) => (FORMULA.test(line[column]) ? `'${line[column]}` : line[column]));
  });
  return (
    BOM + stringify([[...CANNED_COLUMNS], ...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
  );
}

/** @throws Refusal invalid-payload for a file that is none; what is wrong in a row is said with the row */
export function readCannedFile(file: Buffer, names: FileNames): FileRow[] {
  const records = recordsOf(textOf(file));
  const [heading, ...rows] = records;
  const columns = heading?.map((name) => name.trim().toLowerCase()) ?? [];
  const missing = ['shortcut', 'scope'].filter((name) => !columns.includes(name));
  if (!CANNED_COLUMNS.some((name) => name.startsWith('text') && columns.includes(name.toLowerCase())))
    missing.push('text zh-CN');
  if (missing.length > 0) throw unreadable('columns', `The file has no column called ${missing.join(', ')}.`);
  if (rows.length > CANNED_LIMITS.importRows)
    throw unreadable('rows', `A file has at most ${CANNED_LIMITS.importRows} rows; split it.`);
  const taken = new Set<string>();
  return rows.map((cells, index) => {
    const of = (name: CannedColumn) =>
      (cells[columns.indexOf(name.toLowerCase())] ?? '').replace(GUARDED, '').trim();
    const row = rowOf(of, index + 2, names);
    const whose = row.input
      ? `${row.input.scope} ${row.input.teamId ?? ''} ${row.shortcut.toLowerCase()}`
      : '';
    if (row.input && taken.has(whose)) return { ...row, input: null, problems: ['shortcut-twice'] };
    taken.add(whose);
    return row;
  });
}

function rowOf(of: (name: CannedColumn) => string, line: number, names: FileNames): FileRow {
  const problems: string[] = [];
  const shortcut = of('shortcut').replace(/^\//, '');
  if (!/^[\p{L}\p{N}_-]{1,32}$/u.test(shortcut)) problems.push('shortcut');
  const scope = CANNED_SCOPES.find((one) => one === of('scope').toLowerCase());
  if (!scope) problems.push('scope');
  const team = names.teams.find(({ name }) => name === of('team'));
  if (scope === 'team' && !team) problems.push('team');
  const stage = of('stage') === '' ? null : CANNED_STAGES.find((one) => one === of('stage').toLowerCase());
  if (stage === undefined) problems.push('stage');
  const category = categoryOf(of('category'), names);
  if (category === undefined) problems.push('category');
  const texts = (['zh-CN', 'en'] as const)
    .map((language): CannedText => ({
      language,
      title: of(`title ${language}`),
      body: of(`text ${language}`),
    }))
    .filter(({ title, body }) => title !== '' || body !== '');
  if (texts.length === 0 || texts.some(({ body }) => body === '')) problems.push('text');
  if (texts.some(({ body }) => [...body].length > 5_000)) problems.push('text-too-long');
  if (texts.some(({ title }) => [...title].length > 120)) problems.push('title-too-long');
  const input =
    problems.length > 0
      ? null
      : inputOf({ scope: scope!, teamId: team?.id, shortcut, category, stage: stage ?? null, texts });
  return { line, shortcut: shortcut.slice(0, 40), input, problems };
}

function inputOf(parts: {
  scope: CannedScope;
  teamId: string | undefined;
  shortcut: string;
  category: string | null | undefined;
  stage: CannedStage | null;
  texts: CannedText[];
}): EditCannedResponse {
  const { scope, teamId, category, ...rest } = parts;
  return { ...rest, scope, category: category ?? null, teamId: scope === 'team' ? teamId! : null };
}

// By its code, or by its name in either language.
function categoryOf(said: string, { categories }: FileNames): string | null | undefined {
  if (said === '') return null;
  return categories.find(({ code, zh, en }) => [code, zh, en].includes(said))?.code;
}

function textOf(file: Buffer): string {
  if (file.length > CANNED_LIMITS.importBytes)
    throw unreadable('size', 'The file is too large; split it into several.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw unreadable(
      'encoding',
      'The file is not UTF-8 (Excel in China saves GBK): save it again as "CSV UTF-8".',
    );
  }
}

function recordsOf(text: string): string[][] {
  try {
    const records: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: true });
    return records.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    throw unreadable('csv', error instanceof Error ? error.message.slice(0, 200) : 'This is no CSV file.');
  }
}

function unreadable(reason: string, message: string): Refusal {
  return new Refusal('invalid-payload', message, { field: 'file', reason });
}
