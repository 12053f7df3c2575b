import type {
  Channel,
  Language,
  SurveyCollection,
  SurveyNotSent,
  SurveyTrigger,
  Tier,
} from '@yingda/contracts/names';
import type { SurveySubject } from '@yingda/events';
import type { Course } from './course';

/** A customer asked, or not. */
export interface Invitation extends Course {
  id: string;
  formId: string;
  formKey: string;
  formVersion: number;
  trigger: SurveyTrigger;
  collection: SurveyCollection;
  /** What may be asked about once. */
  oneKey: string;
  /** Names the page; nobody can guess it. */
  token: string;
  conversationId: string | null;
  number: string;
  customerId: string;
  identityId: string | null;
  inboxId: string;
  channel: Channel;
  teamId: string | null;
  topicId: string | null;
  tier: Tier | null;
  agentIds: string[];
  language: Language;
  anonymous: boolean;
  reason: SurveyNotSent | null;
  invitedBy: string | null;
  decidedAt: Date;
}

/** What events say it is about. */
export function subjectOf(invitation: Invitation): SurveySubject {
  const { id, formId, formKey, formVersion, trigger, collection, anonymous } = invitation;
  const { conversationId, number, customerId, channel, inboxId, teamId, topicId, tier, agentIds } =
    invitation;
  return {
    ...{ surveyId: id, formId, formKey, formVersion, trigger, collection, anonymous },
    ...{ conversationId, number, customerId, channel, inboxId, teamId, topicId, tier, agentIds },
  };
}
