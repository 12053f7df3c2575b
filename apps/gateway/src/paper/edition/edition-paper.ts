import { type Edition, type EditionFigure, type EditionSection } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { Content, TableCell } from 'pdfmake/interfaces';
import type { PaperDocument } from '../document';
import { KINDS, say, SECTIONS, TERMS, writeChange, writeValue } from './edition-words';

const GOOD = '#15803d';
const BAD = '#b91c1c';
const ACCENT = '#2f6fed';
const CARD = '#f4f6f9';
/** Of the longest bar with two figures beside it, in points. */
const BAR_WIDTH = 90;

/** A report as it is printed and mailed. */
export function editionPaper(edition: Edition, language: Language): PaperDocument {
  const title = say(KINDS[edition.kind], language);
  const [first, ...rest] = edition.sections;
  return {
    title: `${title} ${span(edition)}`,
    language,
    footer: `${title} ${span(edition)} · ${say(TERMS.footer, language)}`,
    content: [
      { text: title, style: 'title' },
      { text: subtitle(edition, language), style: 'subtitle' },
      ...(edition.empty ? [notice(say(TERMS.empty, language))] : []),
      ...(first ? [cards(first, language), figureTable(first, language)] : []),
      ...rest.flatMap((section) => sectionOf(section, edition, language)),
      definitions(edition, language),
    ],
  };
}

/** The days of a report, the last one named: 2026-11-16 – 2026-11-22. */
export function span({ from, to, timeZone }: Pick<Edition, 'from' | 'to' | 'timeZone'>): string {
  return `${dayOf(from, timeZone)} – ${dayOf(new Date(Date.parse(to) - 1), timeZone)}`;
}

function dayOf(at: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

function subtitle(edition: Edition, language: Language): string {
  const { timeZone, previousFrom, from, madeAt, ownPart } = edition;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const before = span({ from: previousFrom, to: from, timeZone });
  return [
    `${span(edition)} (${timeZone})`,
    `${say(TERMS.against, language)} ${before}`,
    `${say(TERMS.made, language)} ${made.format(new Date(madeAt))}`,
    ...(ownPart ? [say(TERMS.ownPart, language)] : []),
  ].join(' · ');
}

function notice(text: string): Content {
  return {
    table: { widths: ['*'], body: [[{ text, fillColor: '#fff7e6', margin: [8, 6, 8, 6] }]] },
    layout: 'plain',
    margin: [0, 0, 0, 8],
  };
}

/** The first figures large, side by side. */
function cards({ figures }: EditionSection, language: Language): Content {
  const shown = figures.slice(0, 5);
  const cell = (figure: EditionFigure): TableCell => ({
    stack: [
      { text: nameOf(figure, language), style: 'label' },
      {
        text: writeValue(figure.overall.value, figure.unit, language),
        fontSize: 17,
        bold: true,
        margin: [0, 3, 0, 1],
      },
      { ...changed(figure, language), fontSize: 8 },
    ],
    fillColor: CARD,
    margin: [8, 7, 4, 7],
  });
  return {
    table: { widths: shown.map(() => '*'), body: [shown.map(cell)] },
    layout: 'plain',
    margin: [0, 0, 0, 12],
  };
}

function sectionOf(section: EditionSection, edition: Edition, language: Language): Content[] {
  const heading: Content = { text: say(SECTIONS[section.key], language), style: 'heading', headlineLevel: 1 };
  if (section.groupBy.length === 0)
    return [{ stack: [heading, figureTable(section, language)], unbreakable: true }];
  const rows = rowTable(section, edition, language);
  return [
    rows
      ? { stack: [heading, rows] }
      : { stack: [heading, { text: say(TERMS.nothing, language), style: 'muted' }] },
  ];
}

function figureTable({ figures }: EditionSection, language: Language): Content {
  const head = [TERMS.figure, TERMS.now, TERMS.before, TERMS.change, TERMS.target].map((words, at) => ({
    text: say(words, language),
    style: at === 0 ? ['head'] : ['head', 'number'],
  }));
  const body = figures.map((figure): TableCell[] => {
    const { unit, overall, previous, target, live } = figure;
    const of = partsOf(figure, language);
    return [
      {
        text: [
          nameOf(figure, language),
          ...(live ? [{ text: ` · ${say(TERMS.live, language)}`, style: 'muted' }] : []),
        ],
      },
      {
        text: [
          { text: writeValue(overall.value, unit, language), bold: true },
          { text: of, style: 'muted', fontSize: 8 },
        ],
        style: 'number',
      },
      { text: writeValue(previous?.value, unit, language), style: 'number' },
      { ...changed(figure, language), style: 'number' },
      { text: target === null ? '' : writeValue(target, unit, language), style: ['number', 'muted'] },
    ];
  });
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: ['*', 150, 62, 82, 52], body: [head, ...body] },
    layout: 'rows',
  };
}

/** Of a share what is divided by what, of a mean its median and p90. */
function partsOf({ unit, overall }: EditionFigure, language: Language): string {
  if (unit === 'share' && overall.denominator) return `  ${overall.numerator} / ${overall.denominator}`;
  if (unit !== 'seconds' || overall.median === null) return '';
  const write = (value: number | null) => writeValue(value, unit, language);
  return `  ${say(TERMS.median, language)} ${write(overall.median)} · P90 ${write(overall.p90)}`;
}

/** Rows by what the figures are broken down by, the first figure with bars. Null: no row. */
function rowTable(section: EditionSection, edition: Edition, language: Language): Content | null {
  const { figures } = section;
  const groups = groupsOf(section);
  const lead = figures[0];
  if (!lead || groups.length === 0) return null;
  const most = Math.max(...lead.rows.map(({ value }) => value.value ?? 0), 0) || 1;
  const longest = BAR_WIDTH * (figures.length === 1 ? 2 : figures.length > 2 ? 0.5 : 1);
  const pareto = lead.rows.some(({ cumulative }) => cumulative != null);
  const head: TableCell[] = [
    { text: '', style: 'head' },
    { text: '', style: 'head' },
    ...figures.map((figure) => ({
      text: [
        nameOf(figure, language),
        ...(figure.rows.some(({ previous }) => previous) ? [` (${say(TERMS.before, language)})`] : []),
      ],
      style: ['head', 'number'],
    })),
    ...(pareto ? [{ text: say(TERMS.cumulative, language), style: ['head', 'number'] }] : []),
  ];
  const body = groups.map((group): TableCell[] => {
    const own = rowOf(lead, group);
    const length = Math.max(1, ((own?.value.value ?? 0) / most) * longest);
    return [
      { text: groupName(group, section, { edition, language }) },
      { canvas: [{ type: 'rect', x: 0, y: 3, w: length, h: 6, color: own ? ACCENT : CARD }] },
      ...figures.map((figure): TableCell => {
        const row = rowOf(figure, group);
        const before = row?.previous ? ` (${writeValue(row.previous.value, figure.unit, language)})` : '';
        return {
          text: [
            { text: writeValue(row?.value.value, figure.unit, language), bold: true },
            { text: before, style: 'muted', fontSize: 8 },
          ],
          style: 'number',
          noWrap: true,
        };
      }),
      ...(pareto ? [{ text: writeValue(own?.cumulative ?? null, 'share', language), style: 'number' }] : []),
    ];
  });
  const widths = [
    figures.length > 2 ? 90 : 150,
    '*',
    ...figures.map(() => 'auto'),
    ...(pareto ? ['auto'] : []),
  ];
  return { table: { headerRows: 1, dontBreakRows: true, widths, body: [head, ...body] }, layout: 'rows' };
}

/** Every group that any of the figures has, in their order. */
export function groupsOf({ figures }: EditionSection): (string | null)[][] {
  const all = figures.flatMap(({ rows }) => rows.map(({ group }) => group));
  return [...new Map(all.map((group) => [JSON.stringify(group), group])).values()];
}

function rowOf({ rows }: EditionFigure, group: (string | null)[]) {
  return rows.find((row) => JSON.stringify(row.group) === JSON.stringify(group));
}

function groupName(
  group: (string | null)[],
  { groupBy }: EditionSection,
  { edition, language }: { edition: Edition; language: Language },
): string {
  return group
    .map((value, at) => {
      if (value === null) return say(TERMS.none, language);
      if (groupBy[at] === 'age') return `${value} ${say(TERMS.days, language)}`;
      const known = edition.names.find(({ id }) => id === value);
      return known ? say([known.zh, known.en], language) : value;
    })
    .join(' · ');
}

function changed(figure: EditionFigure, language: Language): { text: string; color?: string } {
  const { overall, previous, unit, better } = figure;
  const change = writeChange({ value: overall.value, before: previous?.value ?? null }, unit, language);
  if (!change) return { text: '' };
  if (change.step === 0 || better === 'neither') return { text: change.text };
  return { text: change.text, color: change.step < 0 === (better === 'lower') ? GOOD : BAD };
}

function nameOf({ definition, used }: EditionFigure, language: Language): string {
  const name = say([definition.nameZh, definition.nameEn], language);
  return used.withinSeconds ? name.replace(/X/, String(used.withinSeconds)) : name;
}

/** What every figure in the report means, once. */
function definitions(edition: Edition, language: Language): Content {
  const figures = new Map(edition.sections.flatMap((one) => one.figures).map((one) => [one.key, one]));
  return {
    stack: [
      { text: say(TERMS.definitions, language), style: 'heading' },
      ...[...figures.values()].map((figure): Content => ({
        text: [
          { text: `${nameOf(figure, language)}  `, bold: true },
          say([figure.definition.zh, figure.definition.en], language),
        ],
        style: 'muted',
        fontSize: 8,
        margin: [0, 0, 0, 3],
      })),
    ],
  };
}
