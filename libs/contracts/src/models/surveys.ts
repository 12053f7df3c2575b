import { IsInt, IsNumber, Max, Min } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  Ids,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Texts,
  Time,
  Word,
  Words,
  Written,
} from '../fields';
import { LANGUAGES, CHANNELS, ENDED_BY, RESOLVED, TIERS } from '../names/states';
import type { Channel, EndedBy, Language, Resolved, Tier } from '../names/states';
import * as names from '../names/surveys';

const KEY = /^[\w.-]+$/;

/** The same words in each language. */
export class SurveyWords {
  @Written(500) 'zh-CN'!: string;
  @Written(500) en!: string;
}
export class SurveyChoice {
  @Word(KEY) value!: string;
  @Nested(() => SurveyWords) label!: SurveyWords;
}
/** Shown when an earlier question was answered so. */
export class SurveyShowIf {
  @Word(KEY) question!: string;
  @Optional() @Text(64) equals?: string;
  /** A score of at most, at least this. */
  @Optional() @Count(10) atMost?: number;
  @Optional() @Count(10) atLeast?: number;
}
export class SurveyQuestion {
  @Word(KEY) id!: string;
  @OneOf(names.SURVEY_QUESTION_KINDS) kind!: names.SurveyQuestionKind;
  @OneOf(names.SURVEY_DIMENSIONS) dimension!: names.SurveyDimension;
  @Nested(() => SurveyWords) text!: SurveyWords;
  @Flag() required!: boolean;
  /** Of `choice` and `tags`. */
  @ListOf(() => SurveyChoice, 20) options!: SurveyChoice[];
  /** What the lowest and the highest score mean. */
  @Optional() @Nested(() => SurveyWords) lowest?: SurveyWords | null;
  @Optional() @Nested(() => SurveyWords) highest?: SurveyWords | null;
  @Optional() @Count(2_000, 1) maxLength?: number | null;
  @Optional() @Nested(() => SurveyShowIf) showIf?: SurveyShowIf | null;
}

/** Which conversations are asked about; an empty list asks about all. */
export class SurveyConditions {
  @Ids() inboxIds!: string[];
  @Words(CHANNELS) channels!: Channel[];
  @Ids() teamIds!: string[];
  @Ids() topicIds!: string[];
  @Words(TIERS) tiers!: Tier[];
  @Words(ENDED_BY) endedBy!: EndedBy[];
}
/** What a low score owes the customer. */
export class SurveyLowScore {
  @Flag() active!: boolean;
  /** Scores of the first rated question of at most this. */
  @Count(10) atMost!: number;
  /** Within so many open hours of the team. */
  @Count(1_000, 1) dueOpenHours!: number;
}

/** What an edit of a form sets. */
export class SurveyFormContent {
  @Nested(() => SurveyWords) name!: SurveyWords;
  @Flag() active!: boolean;
  @OneOf(names.SURVEY_TRIGGERS) trigger!: names.SurveyTrigger;
  /** So long after the trigger. */
  @Count(2_592_000) delaySeconds!: number;
  @Nested(() => SurveyConditions) conditions!: SurveyConditions;
  /** Of a hundred, so many are asked. */
  @Count(100) samplePercent!: number;
  /** A customer is asked again at the earliest after so many hours, by whatever form. */
  @Count(8_760) coolDownHours!: number;
  @Count(2_160, 1) expiresHours!: number;
  /** Reminded once so many hours after it was sent, where the channel allows; null: never. */
  @Optional() @Count(2_160, 1) remindAfterHours!: number | null;
  /** Staff and figures do not learn whose answer it is. */
  @Flag() anonymous!: boolean;
  @Words(names.SURVEY_COLLECTIONS) collection!: names.SurveyCollection[];
  /** Asks too where no person has answered. */
  @Flag() withoutPerson!: boolean;
  @OneOf(names.SURVEY_CREDITS) credit!: names.SurveyCredit;
  @Nested(() => SurveyLowScore) lowScore!: SurveyLowScore;
  /** Answered quicker than this after it was seen, an answer of several questions is not counted. */
  @Count(600) tooFastSeconds!: number;
  @Nested(() => SurveyWords) invitation!: SurveyWords;
  @Nested(() => SurveyWords) thanks!: SurveyWords;
  @ListOf(() => SurveyQuestion, 20) questions!: SurveyQuestion[];
}
export class SurveyForm extends SurveyFormContent {
  @Id() id!: string;
  @Word(KEY) key!: string;
  @Count() version!: number;
  /** Of several that would ask, the first does. */
  @Count() place!: number;
  @Time() changedAt!: string;
  @Text(120) changedBy!: string;
}

/** The answer to one question; which of the fields is used follows from the question's kind. */
export class SurveyGiven {
  @Word(KEY) question!: string;
  @Optional() @IsInt() @Min(0) @Max(10) score?: number;
  @Optional() @Word(KEY) choice?: string;
  @Optional() @Texts(20, 64) choices?: string[];
  @Optional() @Written(2_000, 0) text?: string;
}

export class OfferedChoice {
  @Word(KEY) value!: string;
  @Text(500) label!: string;
}
/** A question as a customer is asked, in one language. */
export class OfferedQuestion {
  @Word(KEY) id!: string;
  @OneOf(names.SURVEY_QUESTION_KINDS) kind!: names.SurveyQuestionKind;
  @Text(500) text!: string;
  @Flag() required!: boolean;
  @ListOf(() => OfferedChoice, 20) options!: OfferedChoice[];
  @Optional() @Text(500) lowest?: string | null;
  @Optional() @Text(500) highest?: string | null;
  @Optional() @Count(2_000, 1) maxLength?: number | null;
  @Optional() @Nested(() => SurveyShowIf) showIf?: SurveyShowIf | null;
}
/** A survey as its customer may answer it. */
export class OfferedSurvey {
  @Id() id!: string;
  @Optional() @Id() conversationId!: string | null;
  @Text(500) title!: string;
  @Text(500) invitation!: string;
  @Text(500) thanks!: string;
  @OneOf(LANGUAGES) language!: Language;
  @Flag() anonymous!: boolean;
  @ListOf(() => OfferedQuestion, 20) questions!: OfferedQuestion[];
  /** What was answered so far; empty for an anonymous one. */
  @ListOf(() => SurveyGiven, 20) answers!: SurveyGiven[];
  @OneOf(names.SURVEY_STATES) state!: names.SurveyState;
  @Time() expiresAt!: string;
  /** The page where all of it can be answered without script. */
  @Text(2_000) url!: string;
}

/** How an invitation stands, or why nobody was asked: shown to staff beside the conversation. */
export class SurveyInvitation {
  @Id() id!: string;
  @Text(64) formKey!: string;
  @Nested(() => SurveyWords) formName!: SurveyWords;
  @Optional() @Id() conversationId!: string | null;
  @OneOf(names.SURVEY_TRIGGERS) trigger!: names.SurveyTrigger;
  @OneOf(names.SURVEY_STATES) state!: names.SurveyState;
  @Optional() @OneOf(names.SURVEY_NOT_SENT) reason!: names.SurveyNotSent | null;
  @Time() decidedAt!: string;
  /** When it goes out, while it is planned. */
  @Optional() @Time() dueAt!: string | null;
  @Optional() @Time() sentAt!: string | null;
  @Optional() @Time() openedAt!: string | null;
  @Optional() @Time() answeredAt!: string | null;
  @Optional() @Time() expiresAt!: string | null;
  @Optional() @Time() remindedAt!: string | null;
  @Optional() @Time() withdrawnAt!: string | null;
  @Flag() anonymous!: boolean;
  /** Who asked the customer by hand. */
  @Optional() @Id() invitedBy!: string | null;
}
export class ConversationSurveys {
  @ListOf(() => SurveyInvitation, 100) invitations!: SurveyInvitation[];
  /** Forms by which the agent may ask now. */
  @ListOf(() => SurveyForm, 100) mayInvite!: SurveyForm[];
  /** Forms whose answers may be written down from a call. */
  @ListOf(() => SurveyForm, 100) mayWriteDown!: SurveyForm[];
}

export class SurveyScore {
  @Word(KEY) question!: string;
  @OneOf(names.SURVEY_DIMENSIONS) dimension!: names.SurveyDimension;
  @OneOf(names.SURVEY_QUESTION_KINDS) kind!: names.SurveyQuestionKind;
  @IsNumber() score!: number;
}
/** One customer's answer, as it stands. */
export class SurveyAnswer {
  @Id() id!: string;
  @Text(64) formKey!: string;
  @Nested(() => SurveyWords) formName!: SurveyWords;
  /** Null for an anonymous one. */
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Text(20) conversationNumber!: string | null;
  @Optional() @Id() customerId!: string | null;
  @OneOf(CHANNELS) channel!: Channel;
  @Id() inboxId!: string;
  @Optional() @Id() teamId!: string | null;
  @Optional() @Id() topicId!: string | null;
  @Optional() @OneOf(TIERS) tier!: Tier | null;
  /** Whose it is, by the form's rule. */
  @Ids() agentIds!: string[];
  @Time() sentAt!: string;
  @Time() answeredAt!: string;
  @OneOf(names.SURVEY_WAYS) way!: names.SurveyWay;
  @Flag() complete!: boolean;
  /** The first question with a score of 1 to 5. */
  @Optional() @Count(5, 1) rating!: number | null;
  @Optional() @OneOf(RESOLVED) resolved!: Resolved | null;
  @ListOf(() => SurveyScore, 20) scores!: SurveyScore[];
  @Texts(20, 64) tags!: string[];
  @Optional() @Text(4_000) comment!: string | null;
  @ListOf(() => SurveyGiven, 20) answers!: SurveyGiven[];
  /** How often it was changed. */
  @Count() changes!: number;
  @Flag() valid!: boolean;
  @Optional() @OneOf(names.SURVEY_INVALID) invalidWhy!: names.SurveyInvalid | null;
  @Flag() low!: boolean;
}
export class SurveyAnswerPage {
  @ListOf(() => SurveyAnswer, 100) items!: SurveyAnswer[];
  @Optional() @Text(200) nextCursor!: string | null;
}
