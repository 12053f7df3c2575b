import { ArrayMaxSize, ArrayUnique, IsArray, IsEmail, IsNumber } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Words } from '../fields';
import {
  EDITION_KIND_NAMES,
  EDITION_MAIL_STATES,
  EDITION_MOST_ADDRESSES,
  EDITION_SECTIONS,
  type EditionKind,
  type EditionMailState,
  type EditionSectionKey,
} from '../names/report-editions';
import { FIGURE_BETTER, FIGURE_KEYS, FIGURE_UNITS, REPORT_GROUPINGS } from '../names/reports';
import type { FigureBetter, FigureKey, FigureUnit, ReportGrouping } from '../names/reports';
import { LANGUAGES, type Language } from '../names/states';
import { FigureDefinition, FigureRow, FigureValue, ReportOptions } from './reports';

const Addresses = (): PropertyDecorator => (target, key) => {
  IsArray()(target, key);
  ArrayMaxSize(EDITION_MOST_ADDRESSES)(target, key);
  ArrayUnique()(target, key);
  IsEmail({}, { each: true })(target, key);
};
const MayBeAmount = (): PropertyDecorator => (target, key) => {
  Optional()(target, key);
  IsNumber()(target, key);
};

/** A figure of a report as it was when the report was made. */
export class EditionFigure {
  @OneOf(FIGURE_KEYS) key!: FigureKey;
  @Optional() @Count() number!: number | null;
  @OneOf(FIGURE_UNITS) unit!: FigureUnit;
  @OneOf(FIGURE_BETTER) better!: FigureBetter;
  @Nested(() => FigureDefinition) definition!: FigureDefinition;
  @Nested(() => ReportOptions) used!: ReportOptions;
  /** As things stood when the report was made, whatever the period. */
  @Flag() live!: boolean;
  @MayBeAmount() target!: number | null;
  @Nested(() => FigureValue) overall!: FigureValue;
  @Optional() @Nested(() => FigureValue) previous!: FigureValue | null;
  @MayBeAmount() change!: number | null;
  @ListOf(() => FigureRow, 5_000) rows!: FigureRow[];
}
export class EditionSection {
  @OneOf(EDITION_SECTIONS) key!: EditionSectionKey;
  /** What the rows of its figures are broken down by; none: figures as a whole. */
  @Words(REPORT_GROUPINGS) groupBy!: ReportGrouping[];
  @ListOf(() => EditionFigure, 40) figures!: EditionFigure[];
}
/** What something was called when the report was made. */
export class EditionName {
  @Text(120) id!: string;
  @Text(240) zh!: string;
  @Text(240) en!: string;
}
/** A report of a period, without its figures. */
export class EditionBrief {
  @Id() id!: string;
  @OneOf(EDITION_KIND_NAMES) kind!: EditionKind;
  @Time() from!: string;
  @Time() to!: string;
  @Text(60) timeZone!: string;
  @Time() madeAt!: string;
  /** Nothing of what it is about happened in its period. */
  @Flag() empty!: boolean;
  @Count() mailed!: number;
  @Count() mailsFailed!: number;
}
/** A mail of a report. */
export class EditionMail {
  @Id() id!: string;
  @Text(254) address!: string;
  @OneOf(EDITION_MAIL_STATES) state!: EditionMailState;
  @Time() at!: string;
  @Text(500) problem!: string;
}
/** A report, kept as it was made. */
export class Edition extends EditionBrief {
  /** The period before, which figures are held against. */
  @Time() previousFrom!: string;
  /** Only the reader's part of it (their teams', their own), counted now. */
  @Flag() ownPart!: boolean;
  @ListOf(() => EditionSection, 40) sections!: EditionSection[];
  @ListOf(() => EditionName, 5_000) names!: EditionName[];
  /** For those who may set up reports; empty for others. */
  @ListOf(() => EditionMail, 500) mails!: EditionMail[];
}
export class EditionPage {
  @ListOf(() => EditionBrief, 50) items!: EditionBrief[];
  @Optional() @Text(200) next!: string | null;
}
export class EditionsQuery {
  @Optional() @OneOf(EDITION_KIND_NAMES) kind?: EditionKind;
  @Optional() @Text(200) cursor?: string;
}
export class EditionPaperQuery {
  @Optional() @OneOf(LANGUAGES) language?: Language;
}
/** When a report is made, and whom it is sent to. */
export class EditionScheduleChange {
  @Flag() active!: boolean;
  @OneOf(LANGUAGES) language!: Language;
  @Addresses() addresses!: string[];
  @Count() version!: number;
}
export class EditionSchedule extends EditionScheduleChange {
  @OneOf(EDITION_KIND_NAMES) kind!: EditionKind;
  /** When the next one is made. */
  @Time() nextAt!: string;
  /** Whether this installation can send mail. */
  @Flag() mailReady!: boolean;
}
export class EditionPreview {
  @OneOf(EDITION_KIND_NAMES) kind!: EditionKind;
}
/** To these addresses, or to the list of the report's kind. */
export class EditionSending {
  @Optional() @Addresses() addresses?: string[];
}
