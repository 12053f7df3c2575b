import { type ReportConversationsQuery } from '@yingda/contracts';
import { FIGURES, Refusal, type FigureKey, type FigureUnit } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { isUuid, type Database } from '@yingda/platform';
import { cellOf, countedBy, type CaseQuestion, type FigureCase } from '../domain/cases';
import type { CaseKey } from '../storage/case-parts';
import { caseCountStatement, caseStatement } from '../storage/case-statement';
import { refusalOf, type ReportEngine } from './report-engine';

type Row = FigureCase & { part: number; no: number; key: string; keyId?: string };

/** A page of a figure's cases. `next` begins the following one. */
export interface CasePage {
  figure: FigureKey;
  unit: FigureUnit;
  /** On the first page: as many as the figure says. */
  count: number | null;
  cases: FigureCase[];
  next: string | null;
}

/** The very conversations behind a figure, for whoever may see the figure. */
export class FigureCases {
  constructor(
    private readonly engine: ReportEngine,
    private readonly database: Database,
  ) {}

  /** @throws Refusal invalid-payload, not-permitted, nothing-behind */
  async page(actor: Actor, query: ReportConversationsQuery): Promise<CasePage> {
    const question = await this.question(actor, query);
    const limit = query.limit ?? 50;
    const after = query.cursor ? keyOf(query.cursor, question.sort) : null;
    const { text, values } = caseStatement(question, { after, limit: limit + 1 });
    const rows = await this.database.query<Row>(text, values);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      figure: question.figure,
      unit: question.unit,
      count: after ? null : await this.count(question),
      cases: rows.slice(0, limit).map(caseOf),
      next: last ? cursorOf(last) : null,
    };
  }

  /** All of them, some hundred at a time. */
  async *all(actor: Actor, query: ReportConversationsQuery): AsyncGenerator<FigureCase[]> {
    const { text, values } = caseStatement(await this.question(actor, query), { after: null, limit: null });
    for await (const rows of this.database.batches<Row>(text, values)) yield rows.map(caseOf);
  }

  private async count(question: CaseQuestion): Promise<number> {
    const { text, values } = caseCountStatement(question);
    const [row] = await this.database.query<{ count: number }>(text, values);
    return row!.count;
  }

  private async question(actor: Actor, query: ReportConversationsQuery): Promise<CaseQuestion> {
    const asked = await this.engine.understand(actor, { ...query, figures: [query.figure], compare: false });
    const { figure, plan, switches, ask } = asked.figures[0]!;
    const refused = refusalOf(figure, ask);
    if (refused) throw new Refusal('invalid-payload', refused.message, { code: refused.code });
    return {
      figure: figure.key,
      unit: FIGURES[figure.key].unit,
      plan: countedBy(plan),
      switches,
      ask,
      cell: cellOf(query.group, ask.groupBy),
      kind: query.cases ?? 'all',
      sort: query.sort ?? 'newest',
    };
  }
}

function caseOf({ part: _part, no: _no, key: _key, keyId: _id, ...one }: Row): FigureCase {
  return one;
}

function cursorOf({ key, keyId, itemId, part, no }: Row): string {
  return Buffer.from(JSON.stringify([key, keyId ?? itemId, part, no])).toString('base64url');
}

/** @throws Refusal when it is not one of ours: the database would not understand it. */
function keyOf(cursor: string, sort: CaseQuestion['sort']): CaseKey {
  try {
    const [value, id, part, no] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const fits =
      typeof value === 'string' &&
      (sort === 'newest'
        ? /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2}$/
        : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/
      ).test(value);
    if (fits && typeof id === 'string' && isUuid(id) && isSmall(part) && isSmall(no))
      return { value, id, part, no };
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid-payload', 'cursor must be the `next` of an earlier page.', { field: 'cursor' });
}

function isSmall(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 32_768;
}
