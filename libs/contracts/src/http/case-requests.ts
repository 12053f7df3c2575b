import { Transform, Type } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Count, Flag, Id, Ids, OneOf, Optional, Strings, Text, Word, Written } from '../fields';
import { CaseKindContent, CaseWords } from '../models/cases';
import {
  CASE_CATEGORIES,
  CASE_DUTIES,
  CASE_FOLLOW_UPS,
  CASE_LIMITS,
  CASE_RELATIONS,
  CASE_STAGES,
  CASE_VIEWS,
  CASE_WAYS,
  type CaseCategory,
  type CaseDuty,
  type CaseFollowUp,
  type CaseRelation,
  type CaseStage,
  type CaseView,
  type CaseWay,
} from '../names/cases';
import { PageQuery } from './queries';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';
const toList = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);
const KEY = /^[a-z][a-z0-9-]*$/;

export class CasesQuery extends PageQuery {
  /** `open` when not given. */
  @Optional() @OneOf(CASE_VIEWS) view?: CaseView;
  /** Only what the agent owns. */
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
  @Optional() @Word(KEY, 40) kind?: string;
  @Optional() @OneOf(CASE_CATEGORIES) category?: CaseCategory;
  @Optional() @OneOf(CASE_STAGES) stage?: CaseStage;
  /** At this level of escalation. */
  @Optional() @Type(() => Number) @Count(3, 1) level?: number;
  @Optional() @Id() ownerId?: string;
  @Optional() @Id() teamId?: string;
  @Optional() @Id() departmentId?: string;
  /** Cases of one customer or conversation: open and closed ones, the last opened first; `view` is not read. */
  @Optional() @Id() customerId?: string;
  @Optional() @Id() conversationId?: string;
  /** A number of a case or an order; `view` is not read. */
  @Optional() @Text(60) q?: string;
}
export class CaseCountsQuery {
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
}
export class CaseDraftQuery {
  @Id() conversationId!: string;
  /** Separated by commas. */
  @Optional() @Transform(toList) @Ids(CASE_LIMITS.messages) messageIds?: string[];
}
/** What is known of a case from the beginning. */
export class CaseFacts {
  @Optional() @Written(CASE_LIMITS.titleCodePoints) title?: string;
  @Optional() @Written(CASE_LIMITS.factsCodePoints, 0) facts?: string;
  @Optional() @Word(KEY, 40) reason?: string;
  @Optional() @Text(60) orderNumber?: string;
  @Optional() @Text(120) product?: string;
  @Optional() @Text(60) batch?: string;
  @Optional() @Strings() form?: Record<string, string>;
}
export class OpenCase extends CaseFacts {
  /** Made by the client; the same opens it once. */
  @Id() caseId!: string;
  @Word(KEY, 40) kind!: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @Ids(CASE_LIMITS.messages) messageIds?: string[];
  /** Where there is no conversation. */
  @Optional() @Id() customerId?: string;
  /** Who sees it through; whoever opens it when not given. */
  @Optional() @Id() ownerId?: string;
  @Optional() @Flag() external?: boolean;
  @Optional() @Flag() confidential?: boolean;
}
class Versioned {
  /** As the agent saw it; another one is refused with `stale-edit`. */
  @Optional() @Count() version?: number;
}
/** Only what is given is changed. */
export class EditCase extends CaseFacts {
  @Optional() @Word(KEY, 40) kind?: string;
  @Optional() @Flag() external?: boolean;
  @Optional() @Flag() confidential?: boolean;
  @Optional() @Count() version?: number;
}
export class MoveCase extends Versioned {
  @OneOf(CASE_STAGES) stage!: CaseStage;
  /** Asked for when the customer has refused the solution. */
  @Optional() @Written(2_000, 0) note?: string;
  /** With `with-department`; the kind's when not given. */
  @Optional() @Id() departmentId?: string;
  /** With `proposed`. */
  @Optional() @Written(CASE_LIMITS.factsCodePoints) solution?: string;
}
export class AnswerCase extends Versioned {
  @OneOf(CASE_WAYS) way!: CaseWay;
  /** What is written to the customer, or was said in a call. */
  @Written(CASE_LIMITS.factsCodePoints) text!: string;
}
export class TellCase extends Versioned {
  @OneOf(CASE_WAYS) way!: CaseWay;
  @Written(CASE_LIMITS.factsCodePoints) text!: string;
}
export class AskCaseExtension extends Versioned {
  @Written(1_000) reason!: string;
}
export class DecideCaseExtension extends Versioned {
  @Flag() approved!: boolean;
  @Optional() @Written(1_000, 0) note?: string;
}
export class PauseCase extends Versioned {
  /** What the customer is waited for. */
  @Written(1_000) reason!: string;
}
export class ResumeCase {
  /** As the agent saw it; another one is refused with `stale-edit`. */
  @Optional() @Count() version?: number;
}
export class EscalateCase extends Versioned {
  @Written(1_000) reason!: string;
}
export class FollowUpCase extends Versioned {
  @OneOf(CASE_FOLLOW_UPS) outcome!: CaseFollowUp;
  @OneOf(CASE_WAYS) way!: CaseWay;
  /** What the customer said. */
  @Optional() @Written(2_000, 0) note?: string;
  /** One to five, where they gave one. */
  @Optional() @Count(5, 1) score?: number;
}
export class WithdrawCase extends Versioned {
  /** Why, in the customer's words. */
  @Written(1_000) reason!: string;
  @OneOf(CASE_WAYS) way!: CaseWay;
  /** What the customer is told about it. */
  @Written(CASE_LIMITS.factsCodePoints) text!: string;
}
export class ReopenCase extends Versioned {
  @Written(1_000) reason!: string;
}
export class HandOverCase extends Versioned {
  @Id() ownerId!: string;
  /** Only this step; without it the whole case. */
  @Optional() @OneOf(CASE_DUTIES) duty?: CaseDuty;
  @Written(1_000) reason!: string;
}
export class NoteCase {
  @Written(CASE_LIMITS.factsCodePoints) text!: string;
}
export class AddCaseFile {
  /** Of `POST /api/attachments`. */
  @Id() attachmentId!: string;
}
export class LinkCase {
  /** A number or an id. */
  @Text(40, 1) other!: string;
  @OneOf(CASE_RELATIONS) relation!: CaseRelation;
}
export class AddCaseKind extends CaseKindContent {
  @Word(KEY, 40) key!: string;
}
export class EditCaseKind extends CaseKindContent {
  @Count() version!: number;
}
export class OrderCaseKinds {
  @Word(KEY, 40) key!: string;
  @Optional() @Word(KEY, 40) before?: string | null;
}
export class EditCaseWords extends CaseWords {
  @Count() version!: number;
}
/** By the shopper, in the widget or a menu. */
export class FileCase {
  @Id() caseId!: string;
  @Word(KEY, 40) kind!: string;
  @Written(2_000) words!: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @Text(60) orderNumber?: string;
  @Optional() @Text(120) product?: string;
  @Optional() @Strings() form?: Record<string, string>;
  /** Of `POST /api/attachments`; what is not theirs or not there any more is left out. */
  @Optional() @Ids(CASE_LIMITS.files) attachmentIds?: string[];
}
export class CaseNotSolved {
  @Written(1_000) words!: string;
}
/** By the shop's own systems. */
export class ApiOpenCase extends CaseFacts {
  @Id() caseId!: string;
  @Word(KEY, 40) kind!: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @Id() customerId?: string;
}
export class ApiCasesQuery extends PageQuery {
  @Optional() @OneOf(['open', 'closed']) view?: 'open' | 'closed';
  @Optional() @Id() customerId?: string;
}
