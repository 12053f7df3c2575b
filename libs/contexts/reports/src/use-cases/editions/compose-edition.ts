import {
  type EditionFigure,
  type EditionName,
  type EditionSection,
  type FigureAnswer,
} from '@yingda/contracts';
import type { EditionKind, ReportGrouping } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { OUTLINES, type OutlinedSection } from '../../domain/editions/outlines';
import type { EditionPeriod } from './periods';
import type { EditionNames } from '../../ports';
import type { ReportEngine } from '../report-engine';

/** What a report says. */
export interface EditionContent {
  empty: boolean;
  sections: EditionSection[];
  names: EditionName[];
}

/** Rows that have a name of their own; the others say by themselves what they are. */
const NAMED: ReadonlySet<ReportGrouping> = new Set([
  ...(['team', 'agent', 'inbox', 'topic', 'department', 'cause', 'kind'] as const),
  ...(['channel', 'tier', 'category', 'rise'] as const),
]);

/** Asks the one engine for everything a report says. */
export class ComposeEdition {
  constructor(
    private readonly engine: ReportEngine,
    private readonly names: EditionNames,
  ) {}

  /** As far as the actor sees figures. @throws Refusal not-permitted */
  async execute(actor: Actor, kind: EditionKind, period: EditionPeriod): Promise<EditionContent> {
    const { sections, about } = OUTLINES[kind];
    const written: EditionSection[] = [];
    for (const one of sections) written.push(await this.section(actor, one, period));
    const figures = written.filter(({ groupBy }) => groupBy.length === 0).flatMap((one) => one.figures);
    return {
      empty: !figures.some(({ key, overall }) => about.includes(key) && overall.count > 0),
      sections: written.filter((one) => one.figures.length > 0),
      names: await this.namesIn(written),
    };
  }

  private async section(
    actor: Actor,
    { key, figures, groupBy = [] }: OutlinedSection,
    { from, to }: EditionPeriod,
  ): Promise<EditionSection> {
    const query = { figures, groupBy, from: from.toISOString(), to: to.toISOString() };
    const answer = await this.engine.query(actor, query);
    return { key, groupBy, figures: answer.figures.flatMap((one) => figureOf(one)) };
  }

  private async namesIn(sections: EditionSection[]): Promise<EditionName[]> {
    const ids = new Set(
      sections.flatMap(({ groupBy, figures }) =>
        figures.flatMap(({ rows }) =>
          rows.flatMap(({ group }) => group.filter((id, at) => id !== null && NAMED.has(groupBy[at]!))),
        ),
      ),
    );
    return ids.size === 0 ? [] : (await this.names.all()).filter(({ id }) => ids.has(id));
  }
}

/** As kept; what cannot be had by this reader is left out. */
function figureOf(answer: FigureAnswer): EditionFigure[] {
  const { key, number, unit, better, definition, used, live, target, overall, previous, change, rows } =
    answer;
  if (!overall) return [];
  return [{ key, number, unit, better, definition, used, live, target, overall, previous, change, rows }];
}
