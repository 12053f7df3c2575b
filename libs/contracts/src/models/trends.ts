import { IsNumber } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Written } from '../fields';
import { TREND_LIMITS, TREND_SUBJECTS, type TrendSubject } from '../names/trends';

/** By how much what comes today rises above what usually comes. */
export class TrendSettings {
  @Flag() active!: boolean;
  /** A rise above the usual by so many percent or more. */
  @Count(TREND_LIMITS.percent, 1) percent!: number;
  /** And never fewer than so many: 2 against 1 alarms nobody. */
  @Count(TREND_LIMITS.minimum, 2) minimum!: number;
  /** The last so many hours; 0: the day so far. */
  @Count(TREND_LIMITS.hours) hours!: number;
  @Count() version!: number;
}
/** Something that comes more often today than on the same weekday, in the same hours, of the last four weeks. */
export class Trend {
  @Id() id!: string;
  @OneOf(TREND_SUBJECTS) subject!: TrendSubject;
  /** The topic's id, the key of the kind or cause, or the product in words. */
  @Text(200) key!: string;
  @Count() count!: number;
  /** The mean of the weeks before. */
  @IsNumber() usual!: number;
  /** Above the usual, in percent; null where it never came before. */
  @Optional() @Count() percent!: number | null;
  /** When it was found. */
  @Time() since!: string;
  /** What was counted, as it was looked at last. */
  @Time() from!: string;
  @Time() to!: string;
  /** False: it has calmed down since. */
  @Flag() rising!: boolean;
  @Optional() @Time() acknowledgedAt!: string | null;
  @Optional() @Text(120) acknowledgedBy!: string | null;
  @Text(2_000) note!: string;
  /** The action that was begun against it. */
  @Optional() @Id() actionId!: string | null;
}
export class TrendList {
  /** Of today: what rises most first. */
  @ListOf(() => Trend, 200) items!: Trend[];
  @Nested(() => TrendSettings) settings!: TrendSettings;
  /** Whether who asks may change these. */
  @Flag() mayEdit!: boolean;
}
/** One of the conversations or cases that were counted. */
export class TrendItem {
  /** Null: it is a case. */
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Id() caseId!: string | null;
  @Text(20) number!: string;
  @Time() at!: string;
}
export class AcknowledgeTrend {
  /** What is known of it or done about it. */
  @Written(2_000) note!: string;
  @Optional() @Id() actionId?: string;
}
