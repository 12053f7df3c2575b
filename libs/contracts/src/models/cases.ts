import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Strings,
  Text,
  Texts,
  Time,
  Word,
} from '../fields';
import {
  CASE_CATEGORIES,
  CASE_CLOCKS,
  CASE_DEEDS,
  CASE_ENDINGS,
  CASE_EXTENSION_STATES,
  CASE_FIELD_TYPES,
  CASE_LIMITS,
  CASE_PROGRESS,
  CASE_RELATIONS,
  CASE_SOURCES,
  CASE_STAGES,
  CASE_STEPS,
  CASE_WAYS,
  type CaseCategory,
  type CaseClock,
  type CaseDeed,
  type CaseEnding,
  type CaseExtensionState,
  type CaseFieldType,
  type CaseProgressStage,
  type CaseRelation,
  type CaseSource,
  type CaseStage,
  type CaseStep,
  type CaseWay,
} from '../names/cases';
import { CaseDeadlines, CaseDutyRecord } from './case-times';
import { SERVICE_LEVEL_TIMES, type ServiceLevelTime } from '../names/service-levels';
import { CHANNELS, TIERS, type Channel, type Tier } from '../names/states';

const KEY = /^[a-z][a-z0-9-]*$/;

/** A name in both languages. */
export class CaseName {
  @Text(60, 1) zh!: string;
  @Text(60, 1) en!: string;
}
/** Something the form of a kind asks for. */
export class CaseField {
  @Word(KEY, 40) key!: string;
  @Nested(() => CaseName) label!: CaseName;
  @OneOf(CASE_FIELD_TYPES) type!: CaseFieldType;
  /** Asked for before the case leaves `received`. */
  @Flag() required!: boolean;
  /** Of a choice. */
  @Texts(30, 60) choices!: string[];
}
/** A finer reason within a kind. */
export class CaseReason {
  @Word(KEY, 40) key!: string;
  @Nested(() => CaseName) name!: CaseName;
}
export class CaseKindContent {
  @Nested(() => CaseName) name!: CaseName;
  @OneOf(CASE_CATEGORIES) category!: CaseCategory;
  @Flag() active!: boolean;
  /** Can be chosen by the shopper. */
  @Flag() offered!: boolean;
  @Flag() confidential!: boolean;
  /** The level it begins at. */
  @Count(3, 1) level!: number;
  /** The department's key; null: the owner finds the solution. */
  @Optional() @Text(40) departmentKey!: string | null;
  @OneOf(SERVICE_LEVEL_TIMES) time!: ServiceLevelTime;
  @Nested(() => CaseDeadlines) deadlines!: CaseDeadlines;
  @ListOf(() => CaseReason, 30) reasons!: CaseReason[];
  @ListOf(() => CaseField, CASE_LIMITS.fields) fields!: CaseField[];
}
/** A kind of case with its form, times and rights. */
export class CaseKind extends CaseKindContent {
  @Word(KEY, 40) key!: string;
  /** Shipped with the product: can be changed and switched off, not removed. */
  @Flag() shipped!: boolean;
  @Count() place!: number;
  @Count() version!: number;
}
/** Words in the customer's own text that lift a case to the third level. */
export class CaseWords {
  @Texts(100, 40) media!: string[];
  @Texts(100, 40) authority!: string[];
  @Texts(100, 40) safety!: string[];
}
export class CaseWordsRecord extends CaseWords {
  @Count() version!: number;
}
/** A longer time for the first answer, asked for and decided. */
export class CaseExtension {
  @OneOf(CASE_EXTENSION_STATES) state!: CaseExtensionState;
  @Text(2_000) reason!: string;
  @Optional() @Id() askedById!: string | null;
  @Text(120) askedByName!: string;
  @Time() askedAt!: string;
  @Optional() @Id() decidedById!: string | null;
  @Optional() @Text(120) decidedByName!: string | null;
  @Optional() @Time() decidedAt!: string | null;
  @Optional() @Text(2_000) note!: string | null;
}
/** A complaint or request, followed to its end. */
export class CaseRecord {
  @Id() id!: string;
  /** What people say: `C10001`. */
  @Text(20) number!: string;
  @Word(KEY, 40) kind!: string;
  @Nested(() => CaseName) kindName!: CaseName;
  @OneOf(CASE_CATEGORIES) category!: CaseCategory;
  @Optional() @Text(40) reason!: string | null;
  @Text(240) title!: string;
  @Text(10_000) facts!: string;
  @OneOf(CASE_SOURCES) source!: CaseSource;
  @OneOf(CASE_STAGES) stage!: CaseStage;
  @Optional() @OneOf(CASE_ENDINGS) closedAs!: CaseEnding | null;
  @Count(3, 1) level!: number;
  /** Who sees it through; null while the shop has nobody who could. */
  @Optional() @Id() ownerId!: string | null;
  @Optional() @Text(120) ownerName!: string | null;
  @Optional() @Id() teamId!: string | null;
  @Optional() @Id() departmentId!: string | null;
  @Optional() @Id() customerId!: string | null;
  @Optional() @Text(120) customerName!: string | null;
  @Optional() @OneOf(TIERS) tier!: Tier | null;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Text(20) conversationNumber!: string | null;
  @Optional() @Id() inboxId!: string | null;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  @Texts(CASE_LIMITS.messages, 40) messageIds!: string[];
  @Optional() @Text(60) orderNumber!: string | null;
  @Optional() @Text(120) product!: string | null;
  @Optional() @Text(60) batch!: string | null;
  @Strings() form!: Record<string, string>;
  @Time() openedAt!: string;
  @Text(120) openedByName!: string;
  @Time() answerDueAt!: string;
  @Optional() @Time() extendedTo!: string | null;
  @Optional() @Time() answeredAt!: string | null;
  @Time() resultDueAt!: string;
  @Optional() @Time() toldAt!: string | null;
  @Optional() @Time() followUpDueAt!: string | null;
  /** What is due next; null when paused or closed. */
  @Optional() @Time() dueAt!: string | null;
  @Optional() @OneOf(CASE_CLOCKS) dueClock!: CaseClock | null;
  /** Clocks that ran out. */
  @Texts(CASE_CLOCKS.length, 20) breached!: CaseClock[];
  /** Waiting for the customer since. */
  @Optional() @Time() pausedSince!: string | null;
  /** Milliseconds on the wall that it has waited for the customer in this round, without the wait that is going on. */
  @Count() pausedMs!: number;
  /** Follow-ups in a row that reached nobody. */
  @Count() attempts!: number;
  @Optional() @Time() closedAt!: string | null;
  @Count() reopenedCount!: number;
  @Flag() confidential!: boolean;
  /** The press or an authority has to do with it. */
  @Flag() external!: boolean;
  @Count() version!: number;
}
/** One thing that happened to a case. */
export class CaseLine {
  @OneOf(CASE_STEPS) step!: CaseStep;
  /** When it was so; of a clock that ran out, the moment it was due. */
  @Time() at!: string;
  @Text(120) byName!: string;
  @Optional() @OneOf(CASE_STAGES) fromStage!: CaseStage | null;
  @Optional() @OneOf(CASE_STAGES) toStage!: CaseStage | null;
  @Text(5_000) note!: string;
  @Strings() details!: Record<string, string>;
}
/** A message that the case is about, as it stands in the conversation. */
export class CaseQuote {
  @Id() messageId!: string;
  @Text(120) authorName!: string;
  @Text(5_000) text!: string;
  @Time() at!: string;
  /** A picture or file in it, which whoever reads the conversation may open. */
  @Optional() @Id() attachmentId!: string | null;
}
export class CaseFile {
  @Id() attachmentId!: string;
  @Text(255) name!: string;
  @Text(120) type!: string;
  @Count() bytes!: number;
  @Text(120) addedByName!: string;
  @Time() addedAt!: string;
}
export class CaseLink {
  @Id() caseId!: string;
  @Text(20) number!: string;
  @Text(240) title!: string;
  @OneOf(CASE_STAGES) stage!: CaseStage;
  @OneOf(CASE_RELATIONS) relation!: CaseRelation;
}
/** A case with all that belongs to it. */
export class CaseDetail extends CaseRecord {
  @ListOf(() => CaseDutyRecord, 5) duties!: CaseDutyRecord[];
  @Optional() @Text(10_000) solution!: string | null;
  @Optional() @Text(10_000) resultText!: string | null;
  @Optional() @OneOf(CASE_WAYS) toldBy!: CaseWay | null;
  @Optional() @Nested(() => CaseExtension) extension!: CaseExtension | null;
  @ListOf(() => CaseLine, 500) history!: CaseLine[];
  @ListOf(() => CaseQuote, CASE_LIMITS.messages) quotes!: CaseQuote[];
  @ListOf(() => CaseFile, CASE_LIMITS.files) files!: CaseFile[];
  @ListOf(() => CaseLink, 100) links!: CaseLink[];
  /** What whoever asks may do now. */
  @Texts(CASE_DEEDS.length, 30) may!: CaseDeed[];
  /** The stages it can be moved to by hand. */
  @Texts(CASE_STAGES.length, 30) next!: CaseStage[];
  /** Whoever asks sees personal data masked. */
  @Flag() masked!: boolean;
}
export class CasePage {
  @ListOf(() => CaseRecord, 100) items!: CaseRecord[];
  @Optional() @Text(200) nextCursor!: string | null;
}
/** Of the open cases that the agent may see. */
export class CaseCounts {
  @Count() open!: number;
  @Count() overdue!: number;
  @Count() dueToday!: number;
  @Count() paused!: number;
  @Count() followUp!: number;
  /** Extensions that wait for a decision of theirs. */
  @Count() approvals!: number;
}
/** What is filled in before a case is opened from messages. */
export class CaseDraft {
  @Id() conversationId!: string;
  @Text(20) conversationNumber!: string;
  @Id() customerId!: string;
  @Text(120) customerName!: string;
  @Text(240) title!: string;
  @Text(10_000) facts!: string;
  @ListOf(() => CaseQuote, CASE_LIMITS.messages) quotes!: CaseQuote[];
  /** Orders named in the conversation, the last first. */
  @Texts(10, 60) orderNumbers!: string[];
  /** The kind that the words point at. */
  @Optional() @Text(40) kind!: string | null;
  /** Cases of the customer that are open already. */
  @ListOf(() => CaseLink, 20) open!: CaseLink[];
}
export class CaseProgressLine {
  @OneOf(CASE_PROGRESS) stage!: CaseProgressStage;
  @Time() at!: string;
}
/** What the customer sees of their case: nothing of staff, departments or notes. */
export class CaseProgress {
  @Id() id!: string;
  @Text(20) number!: string;
  @Nested(() => CaseName) kindName!: CaseName;
  /** Their own words; null where somebody else wrote the case down. */
  @Optional() @Text(10_000) words!: string | null;
  @OneOf(CASE_PROGRESS) stage!: CaseProgressStage;
  @Flag() waitingForYou!: boolean;
  @Time() openedAt!: string;
  @Optional() @Time() answerDueAt!: string | null;
  @Optional() @Time() resultDueAt!: string | null;
  @Optional() @Text(10_000) result!: string | null;
  @Optional() @Time() toldAt!: string | null;
  @Optional() @Time() closedAt!: string | null;
  /** "Not solved" can be said now. */
  @Flag() mayReopen!: boolean;
  @ListOf(() => CaseProgressLine, 20) steps!: CaseProgressLine[];
}
export class CaseProgressPage {
  @ListOf(() => CaseProgress, 20) items!: CaseProgress[];
}
/** A kind as shoppers choose it, with what is promised. */
export class OfferedCaseKind {
  @Word(KEY, 40) key!: string;
  @Nested(() => CaseName) name!: CaseName;
  @Count() answerMinutes!: number;
  @Count() resultMinutes!: number;
  @ListOf(() => CaseField, CASE_LIMITS.fields) fields!: CaseField[];
}
