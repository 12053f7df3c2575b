import { IsNumber, ValidateBy, buildMessage } from 'class-validator';
import { Count, Flag, Ids, ListOf, Nested, OneOf, Optional, Text, Texts, Time, Words } from '../fields';
import {
  FIGURE_BETTER,
  FIGURE_KEYS,
  FIGURE_REFUSALS,
  FIGURE_UNITS,
  FIGURES,
  REPORT_GROUPINGS,
  REPORT_MAX_GROUPINGS,
  REPORT_OPTIONS,
  type FigureBetter,
  type FigureKey,
  type FigureRefusal,
  type FigureUnit,
  type ReportBots,
  type ReportClock,
  type ReportCredit,
  type ReportGrouping,
  type ReportOptionName,
  type ReportPeriod,
  type ReportReopened,
  type ReportStart,
  type ReportUnanswered,
} from '../names/reports';
import { CHANNELS, TIERS, type Channel, type Tier } from '../names/states';

const MOST_FIGURES = 80;
const NUMBERS = [...new Set(Object.values(FIGURES).map(({ number }) => number))].filter(
  (one) => one !== null,
);
const NAMED: readonly unknown[] = [...FIGURE_KEYS, ...NUMBERS, ...NUMBERS.map(String)];

/** Figures by key or by their number in the list of figures, which names all that bear it. */
const FigureNames = (): PropertyDecorator =>
  ValidateBy({
    name: 'isFigureNames',
    constraints: [NAMED],
    validator: {
      validate: (value: unknown) =>
        Array.isArray(value) &&
        value.length > 0 &&
        value.length <= MOST_FIGURES &&
        value.every((one) => NAMED.includes(one)),
      defaultMessage: buildMessage(
        (each) =>
          `${each}$property must be a list of 1 to ${MOST_FIGURES} of ${FIGURE_KEYS.join(', ')}, or of their numbers ${NUMBERS.join(', ')}`,
      ),
    },
  });
/** A number that is not always a whole one. */
const Amount = (): PropertyDecorator => IsNumber();
const MayBeAmount = (): PropertyDecorator => (target, key) => {
  Optional()(target, key);
  Amount()(target, key);
};

/** Switches; those left out are as each figure says of itself. Those that do not matter to a figure change nothing of it. */
export class ReportOptions {
  @Optional() @OneOf(REPORT_OPTIONS.start) start?: ReportStart;
  @Optional() @OneOf(REPORT_OPTIONS.bots) bots?: ReportBots;
  @Optional() @OneOf(REPORT_OPTIONS.clock) clock?: ReportClock;
  @Optional() @OneOf(REPORT_OPTIONS.credit) credit?: ReportCredit;
  @Optional() @OneOf(REPORT_OPTIONS.reopened) reopened?: ReportReopened;
  @Optional() @OneOf(REPORT_OPTIONS.unanswered) unanswered?: ReportUnanswered;
  @Optional() @OneOf(REPORT_OPTIONS.period) period?: ReportPeriod;
  /** For "answered within X seconds" and "within target", which without it goes by the target. */
  @Optional() @Count(604_800, 1) withinSeconds?: number;
}

/** Only what is of one of each list; a list left out or empty leaves nothing out. */
export class ReportFilters {
  @Optional() @Ids(200) teams?: string[];
  @Optional() @Ids(200) agents?: string[];
  @Optional() @Words(CHANNELS) channels?: Channel[];
  @Optional() @Ids(200) inboxes?: string[];
  @Optional() @Words(TIERS) tiers?: Tier[];
  @Optional() @Ids(200) topics?: string[];
  @Optional() @Words([...Array(24).keys()], 24) hours?: number[];
  /** Of cases; by these, conversations are not counted. */
  @Optional() @Texts(50, 40) categories?: string[];
  @Optional() @Texts(60, 40) kinds?: string[];
  @Optional() @Ids(200) departments?: string[];
  @Optional() @Texts(100, 120) products?: string[];
  @Optional() @Texts(100, 80) causes?: string[];
  /** 1 is Monday. */
  @Optional() @Words([1, 2, 3, 4, 5, 6, 7], 7) weekdays?: number[];
}

/** What a report asks. A date alone is midnight in the shop's time zone; `to` is the first moment that does not count. */
export class ReportQuery {
  @FigureNames() figures!: (FigureKey | number | string)[];
  @Time() from!: string;
  @Time() to!: string;
  @Optional() @Words(REPORT_GROUPINGS, REPORT_MAX_GROUPINGS) groupBy?: ReportGrouping[];
  @Optional() @Nested(() => ReportFilters) filters?: ReportFilters;
  @Optional() @Nested(() => ReportOptions) options?: ReportOptions;
  /** Beside the period of the same length before it; true when not said. */
  @Optional() @Flag() compare?: boolean;
}

/** One value with what stands behind it. Times are seconds, not rounded; quantiles are interpolated. */
export class FigureValue {
  /** What cards and charts show: the mean of times, the share or ratio, the count. Null: nothing to tell. */
  @MayBeAmount() value!: number | null;
  /** How many cases. */
  @Count() count!: number;
  @MayBeAmount() mean!: number | null;
  @MayBeAmount() median!: number | null;
  @MayBeAmount() p90!: number | null;
  /** Of shares and ratios: what is divided by what. */
  @MayBeAmount() numerator!: number | null;
  @MayBeAmount() denominator!: number | null;
  /** Never answered; null where that has no meaning. They are in the value only when asked for (`unanswered: within`). */
  @Optional() @Count() unanswered!: number | null;
}

/** A cell of a figure's table. */
export class FigureRow {
  /**
   * In the order of `groupBy`: an id of a team, agent, inbox, topic or department; a channel; a tier; the key of a
   * category, kind or cause; a product; a band of days as 0-1; a day or the Monday of a week as
   * 2026-11-22; a month as 2026-11; an hour 0–23; a weekday 1–7. Null: it has none.
   */
  @Texts(REPORT_MAX_GROUPINGS) group!: (string | null)[];
  @Nested(() => FigureValue) value!: FigureValue;
  /** The same cell before; null when not compared, and where rows are days, weeks or months. */
  @Optional() @Nested(() => FigureValue) previous!: FigureValue | null;
  /** (this − before) / before; null when there was nothing before. */
  @MayBeAmount() change!: number | null;
  /** Of causes, by one thing, the most frequent first: the share of this row and all before it. */
  @MayBeAmount() cumulative?: number | null;
}

/** What a figure means, in both languages. */
export class FigureDefinition {
  @Text(80) nameZh!: string;
  @Text(80) nameEn!: string;
  @Text(1_000) zh!: string;
  @Text(1_000) en!: string;
}

/** A figure, before anything is asked of it. */
export class FigureDescription {
  @OneOf(FIGURE_KEYS) key!: FigureKey;
  @Optional() @Count() number!: number | null;
  @OneOf(FIGURE_UNITS) unit!: FigureUnit;
  @OneOf(FIGURE_BETTER) better!: FigureBetter;
  @Nested(() => FigureDefinition) definition!: FigureDefinition;
  /** What it can be broken down by and filtered by. */
  @Words(REPORT_GROUPINGS) groupings!: ReportGrouping[];
  /** Switches that matter to it. */
  @Words([...Object.keys(REPORT_OPTIONS), 'withinSeconds']) options!: (ReportOptionName | 'withinSeconds')[];
  /** What they are when not set. */
  @Nested(() => ReportOptions) defaults!: ReportOptions;
  /** As it stands at this moment, whatever the period. */
  @Flag() live!: boolean;
}

/** Why this figure has no answer to this question. */
export class FigureRefused {
  @OneOf(FIGURE_REFUSALS) code!: FigureRefusal;
  @Text(500) message!: string;
}

export class FigureAnswer extends FigureDescription {
  /** The switches it was worked out by: those that matter to it, all set. */
  @Nested(() => ReportOptions) used!: ReportOptions;
  /** In the figure's unit; null: none is set. */
  @MayBeAmount() target!: number | null;
  @Optional() @Nested(() => FigureRefused) refused!: FigureRefused | null;
  /** All rows in one; never the mean of the rows. Null only when refused. */
  @Optional() @Nested(() => FigureValue) overall!: FigureValue | null;
  @Optional() @Nested(() => FigureValue) previous!: FigureValue | null;
  @MayBeAmount() change!: number | null;
  /** Those with something in them, in order of their groups. */
  @ListOf(() => FigureRow, 5_000) rows!: FigureRow[];
}

/** A report; every card, table, chart, export and API answer is made of this. */
export class ReportAnswer {
  @Time() from!: string;
  @Time() to!: string;
  @Optional() @Time() previousFrom!: string | null;
  @Optional() @Time() previousTo!: string | null;
  /** IANA name of the shop's zone. */
  @Text(60) timeZone!: string;
  @Time() computedAt!: string;
  @Words(REPORT_GROUPINGS) groupBy!: ReportGrouping[];
  /** In the order asked; a number that names two figures gives both. */
  @ListOf(() => FigureAnswer, 120) figures!: FigureAnswer[];
}
