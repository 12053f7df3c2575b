import { IsArray, IsInt, IsNumber, ArrayMaxSize, IsString, Max, Min, ValidateIf } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Words } from '../fields';
import {
  FIGURE_KEYS,
  FIGURE_UNITS,
  REPORT_CASE_SORTS,
  REPORT_CASES,
  REPORT_EXPORTS,
  REPORT_GROUPINGS,
  REPORT_ITEMS,
  REPORT_MAX_GROUPINGS,
  type FigureKey,
  type FigureUnit,
  type ReportCaseKind,
  type ReportCaseSort,
  type ReportExport as ReportExportKind,
  type ReportGrouping,
  type ReportItem,
} from '../names/reports';
import { CHANNELS, LANGUAGES, TIERS, type Channel, type Language, type Tier } from '../names/states';
import { CustomerBrief } from './conversation';
import { ReportFilters, ReportOptions, ReportQuery } from './reports';

/** A cell of a figure's table: what `group` of its row says, text or null. */
const Cell = (): PropertyDecorator => (target, key) => {
  Optional()(target, key);
  IsArray()(target, key);
  ArrayMaxSize(REPORT_MAX_GROUPINGS)(target, key);
  IsString({ each: true })(target, key);
};
const MayBeNumber = (): PropertyDecorator => (target, key) => {
  Optional()(target, key);
  IsNumber()(target, key);
};

/** The question of a report with one of its figures, and one cell of its table: which conversations are behind it. */
export class ReportConversationsQuery {
  @OneOf(FIGURE_KEYS) figure!: FigureKey;
  @Time() from!: string;
  @Time() to!: string;
  @Optional() @Words(REPORT_GROUPINGS, REPORT_MAX_GROUPINGS) groupBy?: ReportGrouping[];
  @Optional() @Nested(() => ReportFilters) filters?: ReportFilters;
  @Optional() @Nested(() => ReportOptions) options?: ReportOptions;
  /** `group` of the row, "" where it says null; the figure as a whole when left out. */
  @Cell() group?: string[];
  /** All cases when not said. */
  @Optional() @OneOf(REPORT_CASES) cases?: ReportCaseKind;
  /** The latest first when not said. */
  @Optional() @OneOf(REPORT_CASE_SORTS) sort?: ReportCaseSort;
  @Optional() @Text(400) cursor?: string;
  @Optional() @IsInt() @Min(1) @Max(200) limit?: number;
}

/**
 * One case of a figure: a conversation, one of the customer's questions in it, a time in a queue, an agent's time with it;
 * or a case, a callback or contact, an opinion heard in one, an action.
 */
export class ReportCase {
  @OneOf(REPORT_ITEMS) item!: ReportItem;
  /** Of what `item` says; an opinion's is that of the contact. */
  @Id() itemId!: string;
  /** Null: it came of no conversation. */
  @Optional() @Id() conversationId!: string | null;
  /** What people call it; "" where it has no number. */
  @Text(20) number!: string;
  /** Of what is no conversation: what it is about. "" where the reader may not open it. */
  @Text(240) title!: string;
  /** When it happened: asked, queued, begun or ended, as the figure counts it. */
  @Optional() @Time() at!: string | null;
  @Time() openedAt!: string;
  @Optional() @Time() closedAt!: string | null;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  @Optional() @Id() inboxId!: string | null;
  @Optional() @OneOf(TIERS) tier!: Tier | null;
  @Optional() @Id() topicId!: string | null;
  @Optional() @Id() agentId!: string | null;
  @Optional() @Id() teamId!: string | null;
  /** What it counts for, in the figure's unit; of a ratio what is divided. Null: nothing was measured. */
  @MayBeNumber() value!: number | null;
  /** Of a share: whether it is among those counted in it; of a ratio what it is divided by. */
  @MayBeNumber() of!: number | null;
  @Flag() unanswered!: boolean;
  /** Came from another system. */
  @Flag() imported!: boolean;
  /** The reader may open it. */
  @Flag() opens!: boolean;
  /** Null where the reader may not open it. */
  @Optional() @Nested(() => CustomerBrief) customer!: CustomerBrief | null;
}

/** A page of the cases behind a figure. */
export class ReportCasePage {
  @OneOf(FIGURE_KEYS) figure!: FigureKey;
  @OneOf(FIGURE_UNITS) unit!: FigureUnit;
  /** How many there are in all: as many as the figure says. On the first page only. */
  @Optional() @Count() count!: number | null;
  @ListOf(() => ReportCase, 200) items!: ReportCase[];
  @Optional() @Text(400) next!: string | null;
}

/** A report, or the cases behind one of its figures, as a file of comma-separated values. */
export class ReportExport {
  @OneOf(REPORT_EXPORTS) what!: ReportExportKind;
  /** Of `figures`. */
  @ValidateIf(({ what }: ReportExport) => what === 'figures') @Nested(() => ReportQuery) report?: ReportQuery;
  /** Of `conversations`; its cursor and limit mean nothing. */
  @ValidateIf(({ what }: ReportExport) => what === 'conversations')
  @Nested(() => ReportConversationsQuery)
  conversations?: ReportConversationsQuery;
  /** Column titles and words; English when not said. */
  @Optional() @OneOf(LANGUAGES) language?: Language;
  /** A mark at the beginning by which Excel knows that it is UTF-8; true when not said. */
  @Optional() @Flag() bom?: boolean;
}
