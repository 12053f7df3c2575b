import { Count, Id, ListOf, Optional, Text, Time } from '../fields';
import { CaseAction, CaseAnalysis } from './actions';
import { CASE_DUTIES } from '../names/cases';
import { CaseDutyRecord } from './case-times';
import { CaseTask } from './case-tasks';
import { Remedy } from './remedies';

/** When a case came to a stage, or something else worth printing happened. */
export class CaseReportLine {
  @Time() at!: string;
  @Text(60) what!: string;
  @Text(254) byName!: string;
  @Text(4_000) note!: string;
}
/** All that is printed of a case: facts, cause, remedies, responsible departments, actions, cost. */
export class CaseReport {
  @Id() caseId!: string;
  @Text(20) number!: string;
  @Text(40) kind!: string;
  /** Chinese, and English. */
  @Text(80) kindName!: string;
  @Text(80) kindNameEn!: string;
  @Text(240) title!: string;
  @Text(10_000) facts!: string;
  @Text(40) stage!: string;
  @Optional() @Text(40) closedAs!: string | null;
  @Count(3, 1) level!: number;
  @Optional() @Text(120) customerName!: string | null;
  @Optional() @Text(120) ownerName!: string | null;
  @Optional() @Text(120) teamName!: string | null;
  @Optional() @Text(120) orderNumber!: string | null;
  @Optional() @Text(120) product!: string | null;
  @Optional() @Text(120) batch!: string | null;
  @Time() openedAt!: string;
  @Optional() @Time() answeredAt!: string | null;
  @Optional() @Time() toldAt!: string | null;
  @Optional() @Time() closedAt!: string | null;
  @Optional() @Time() resultDueAt!: string | null;
  @Count() reopenedCount!: number;
  @ListOf(() => CaseAnalysis, 1) analysis!: CaseAnalysis[];
  @ListOf(() => CaseDutyRecord, CASE_DUTIES.length) duties!: CaseDutyRecord[];
  @ListOf(() => CaseTask, 200) tasks!: CaseTask[];
  @ListOf(() => Remedy, 200) remedies!: Remedy[];
  @ListOf(() => CaseAction, 200) actions!: CaseAction[];
  @ListOf(() => CaseReportLine, 500) history!: CaseReportLine[];
  /** Remedies that were executed, and what the analysis names besides, in fen. */
  @Count() costFen!: number;
  @Time() printedAt!: string;
}
