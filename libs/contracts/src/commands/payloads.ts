/** Payload of every socket command. Answers are in `answers.ts`, the maps in `maps.ts`. */
import { IsObject } from 'class-validator';
import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time, Word, Written } from '../fields';
import type { Content } from '../models/content';
import { OfferedSurvey, SurveyGiven, SurveyInvitation } from '../models/surveys';
import { LIMITS } from '../names/limits';
import {
  PRESENCE_STATES,
  RESOLVED,
  VIEWER_ACTIVITIES,
  type PresenceState,
  type Resolved,
  type ViewerActivity,
} from '../names/states';

export class Nothing {}

export class ConversationRef {
  @Id() conversationId!: string;
}

/** What a shopper told before the first message. `contact` is a phone number or an e-mail address. */
export class PreChatAnswers {
  @Optional() @Written(LIMITS.nameCodePoints) name?: string;
  @Optional() @Text(254, 3) contact?: string;
  @Optional() @Id() topicId?: string;
  @Optional() @Text(64) order?: string;
  @Optional() @Flag() consent?: boolean;
}

/** `conversationId` is made by the client; the one open conversation of this identity and inbox is returned if there is one. Agents name the customer and the inbox. */
export class OpenConversation {
  @Id() conversationId!: string;
  @Optional() @Word(/^[a-z0-9-]{3,40}$/) inboxKey?: string;
  @Optional() @Id() customerId?: string;
  @Optional() @Nested(() => PreChatAnswers) answers?: PreChatAnswers;
  @Optional() @Flag() leaveMessage?: boolean;
}

/** Times at which this conversation's customer may be called back. */
export class FindCallbackTimes {
  @Id() conversationId!: string;
}
/** The customer wants to be called; sent again it is there once, with another number or time it is changed. */
export class PlanCallback {
  @Id() conversationId!: string;
  @Text(40, 3) phone!: string;
  /** The beginning of one of the times that can be chosen. */
  @Time() from!: string;
}

export class LeaveMessage {
  @Id() conversationId!: string;
  @Text(254, 3) contact!: string;
  @Optional() @Written(LIMITS.nameCodePoints) name?: string;
}

export class SendMessage {
  @Id() conversationId!: string;
  @Id() clientMessageId!: string;
  /** Checked by the class of its kind (`contentClasses`). */
  @IsObject() content!: Content;
  @Optional() @Id() replyTo?: string;
  /** Agents: the identity of the customer it goes to; where they wrote from last when not given. */
  @Optional() @Id() identityId?: string;
  /** Agents: the canned response the text was begun with, for its figures. */
  @Optional() @Id() cannedResponseId?: string;
}
export class EditMessage {
  @Id() messageId!: string;
  @IsObject() content!: Content;
}
export class RecallMessage {
  @Id() messageId!: string;
}
export class AddNote {
  @Id() conversationId!: string;
  @Id() clientMessageId!: string;
  @Written(LIMITS.noteCodePoints) text!: string;
  /** Agents named with @; those who may read the conversation are told, the others are answered as `notTold`. */
  @Optional() @Ids(20) mentions?: string[];
  /** Whispered: whoever has the conversation is told. */
  @Optional() @Flag() toHolder?: boolean;
}

export class MarkUpTo {
  @Id() conversationId!: string;
  @Count() upToSequence!: number;
}
/** Mentions of oneself in notes up to this place of the timeline. */
export class ReadMentions {
  @Id() conversationId!: string;
  @Count(2_147_483_647) upToPosition!: number;
}
export class StartTyping {
  @Id() conversationId!: string;
  /** The unsent text, only from a widget whose inbox shows it and whose shopper allows it. */
  @Optional() @Text(2_000) text?: string;
  /** Console only: what is being written. */
  @Optional() @OneOf(VIEWER_ACTIVITIES) activity?: ViewerActivity;
}
export class RenewSession {
  @Text(4_000, 10) token!: string;
}

export class WidgetCatchUp {
  @Id() conversationId!: string;
  @Count() afterSequence!: number;
  @Count() afterRevision!: number;
}
export class ConsoleCatchUp {
  @Id() conversationId!: string;
  @Count() afterPosition!: number;
  @Count() afterRevision!: number;
}

export class AnswerSurvey {
  @Id() conversationId!: string;
  /** Of the conversation as a whole; may be left out where `answers` are given. */
  @Optional() @Count(5, 1) score?: number;
  @Optional() @OneOf(RESOLVED) resolved?: Resolved;
  @Optional() @Written(1_000, 0) comment?: string;
  /** The invitation that is answered, with what was answered so far; given again it replaces what was. */
  @Optional() @Id() surveyId?: string;
  @Optional() @ListOf(() => SurveyGiven, 20) answers?: SurveyGiven[];
}
export class FindSurvey {
  @Id() surveyId!: string;
}
/** Null once it is over or taken back. */
export class FoundSurvey {
  @Optional() @Nested(() => OfferedSurvey) survey!: OfferedSurvey | null;
}
export class InviteByCommand {
  @Id() conversationId!: string;
  @Optional() @Word(/^[\w.-]+$/) formKey?: string;
}
export class InvitedToSurvey {
  @Nested(() => SurveyInvitation) invitation!: SurveyInvitation;
}
export class VisitPage {
  @Text(2_000, 1) url!: string;
  @Text(300) title!: string;
  @Optional() @Text(2_000) referrer?: string;
}
export class IdentifyVisitor {
  /** JWT signed by the shop with the inbox's secret (HS256; sub, exp required). */
  @Text(4_000, 10) identity!: string;
}

export class ViewConversation {
  /** Null when no conversation is looked at any more. */
  @Optional() @Id() conversationId!: string | null;
}
export class AssignConversation {
  @Id() conversationId!: string;
  /** Defaults to oneself; another needs the right to take over. */
  @Optional() @Id() agentId?: string;
}
export class TransferTarget {
  @Optional() @Id() agentId?: string;
  @Optional() @Id() teamId?: string;
}
export class TransferConversation {
  @Id() conversationId!: string;
  @Nested(() => TransferTarget) to!: TransferTarget;
  @Written(LIMITS.noteCodePoints) note!: string;
}
export class EscalateConversation {
  @Id() conversationId!: string;
  @Written(500) reason!: string;
}
export class DispositionInput {
  @Id() topicId!: string;
  @OneOf(RESOLVED) resolved!: Resolved;
  @Written(LIMITS.summaryCodePoints, 0) summary!: string;
}
export class CloseConversation {
  @Id() conversationId!: string;
  @Nested(() => DispositionInput) disposition!: DispositionInput;
  /** Latest customer-visible sequence the agent has seen; closing over a newer customer message is refused with `stale-edit`. */
  @Optional() @Count() seenSequence?: number;
}
export class MergeConversation {
  /** Goes into the other and is closed. */
  @Id() conversationId!: string;
  @Id() intoConversationId!: string;
}
export class TakeFromQueue {
  /** Defaults to the oldest waiting over all teams of the agent. */
  @Optional() @Id() teamId?: string;
}
export class SaveDraft {
  @Id() conversationId!: string;
  @Written(LIMITS.textCodePoints * 2, 0) text!: string;
}
/** What an agent's lead says of them; the agent is told who and why. */
export class ForcePresence {
  @Id() agentId!: string;
  @OneOf(PRESENCE_STATES) state!: PresenceState;
  @Written(80) reason!: string;
}
/** `noticeId` is made by the client: sent again it is said once. */
export class NotifyTeam {
  @Id() noticeId!: string;
  @Id() teamId!: string;
  @Written(500) text!: string;
}
export class SetPresence {
  @OneOf(PRESENCE_STATES) state!: PresenceState;
  @Optional() @Text(80) reason?: string;
}
