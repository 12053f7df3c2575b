import { type SurveyGiven, type SurveyScore } from '@yingda/contracts';
import type {
  Channel,
  Resolved,
  SurveyCollection,
  SurveyInvalid,
  SurveyNotSent,
  SurveyTrigger,
  SurveyWay,
  Tier,
} from '@yingda/contracts/names';
import type { ActorRef } from './actor';

/** What an invitation is about, the same in all of its events. The aggregate is the conversation, else the invitation. */
export interface SurveySubject {
  /** The invitation, whose id its answer has, too. */
  surveyId: string;
  formId: string;
  formKey: string;
  formVersion: number;
  trigger: SurveyTrigger;
  collection: SurveyCollection;
  /** Staff do not learn whose answers it has. */
  anonymous: boolean;
  conversationId: string | null;
  /** Of the conversation; empty without one. */
  number: string;
  customerId: string;
  channel: Channel;
  inboxId: string;
  teamId: string | null;
  topicId: string | null;
  tier: Tier | null;
  /** Whose it is, by the form's rule, as it was when it was sent. */
  agentIds: string[];
}

/** An answer as it stands now. */
export interface SurveyAnswered extends SurveySubject {
  sentAt: string;
  /** Of the first answer; `changedAt` of the latest. */
  answeredAt: string;
  changedAt: string;
  way: SurveyWay;
  /** All that is required has been answered. */
  complete: boolean;
  /** The first question with a score of 1 to 5: what figures 13 and 14 count. */
  rating: number | null;
  /** What the customer says of the matter: overrides the agent's (figure 12). */
  resolved: Resolved | null;
  /** Every score, with what it is about (figures 16 and 17) and on which scale. */
  scores: SurveyScore[];
  tags: string[];
  comment: string | null;
  answers: SurveyGiven[];
  changes: number;
  /** Invalid ones are kept and not counted. */
  valid: boolean;
  invalidWhy: SurveyInvalid | null;
  /** It owes the customer a word, within so many open hours. */
  low: { score: number; dueOpenHours: number } | null;
}

export interface SurveyEvents {
  'survey.sent': SurveySubject & { sentAt: string; expiresAt: string; by: ActorRef };
  'survey.not-sent': SurveySubject & { reason: SurveyNotSent; by: ActorRef };
  'survey.opened': SurveySubject & { openedAt: string };
  'survey.reminded': SurveySubject & { remindedAt: string };
  'survey.withdrawn': SurveySubject & { withdrawnAt: string };
  'survey.answered': SurveyAnswered;
  'survey.changed': SurveyAnswered;
  /** `answered`: something was answered, and now it can no longer be changed. */
  'survey.expired': SurveySubject & { expiredAt: string; answered: boolean };
  'survey-form.updated': { formId: string; key: string };
}
