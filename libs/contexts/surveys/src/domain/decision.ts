import { type SurveyForm } from '@yingda/contracts';
import type { SurveyNotSent, SurveyTrigger } from '@yingda/contracts/names';
import type { Asked, Talk } from './talk';

/** What is known when it is decided whether to ask. */
export interface Ground {
  talk: Talk;
  customer: Asked | null;
  /** When this customer was last asked anything that was not taken back. */
  lastAskedAt: Date | null;
  /** Something was asked about the same already. */
  askedAlready: boolean;
  canAsk: boolean;
  now: Date;
}

type Rule = Pick<SurveyForm, 'trigger' | 'conditions' | 'collection' | 'active'>;

/** Whether a form is about this conversation; what it is not about leaves no trace. */
export function concerns(
  form: Rule,
  trigger: SurveyTrigger,
  { talk, customer }: Pick<Ground, 'talk' | 'customer'>,
): boolean {
  const { inboxIds, channels, teamIds, topicIds, tiers, endedBy } = form.conditions;
  const fits = <T>(among: readonly T[], one: T | null) =>
    among.length === 0 || (one !== null && among.includes(one));
  return (
    form.active &&
    form.trigger === trigger &&
    form.collection.includes('online') &&
    fits(inboxIds, talk.inboxId) &&
    fits(channels, talk.channel) &&
    fits(teamIds, talk.teamId) &&
    fits(topicIds, talk.topicId) &&
    fits(tiers, customer?.tier ?? null) &&
    (trigger !== 'conversation-closed' || fits(endedBy, talk.endedBy))
  );
}

const HOUR_MS = 3_600_000;
/** What was closed so long ago is not asked about any more: told late, or history. */
const LATE_MS = HOUR_MS;

/**
 * Why nobody is asked, the most final reason first; null: ask. Whoever asks by hand (`invited`) has chosen to, so neither
 * the sample nor the cool-down holds.
 */
export function obstacle(form: SurveyForm, ground: Ground, invited = false): SurveyNotSent | null {
  const { talk, customer, lastAskedAt, askedAlready, canAsk, now } = ground;
  const closing = form.trigger === 'conversation-closed' && !invited;
  if (talk.merged) return 'merged';
  if (!customer) return 'anonymous';
  if (customer.blocked) return 'blocked';
  if (!canAsk) return 'channel-cannot';
  if (askedAlready) return 'already-asked';
  if (closing && talk.status === 'abandoned') return 'customer-left';
  if (closing && talk.status !== 'closed') return 'reopened';
  if (!form.withoutPerson && talk.answeredBy.length === 0) return 'no-person-answered';
  if (
    closing &&
    talk.closedAt &&
    now.getTime() - talk.closedAt.getTime() > LATE_MS + form.delaySeconds * 1_000
  )
    return 'too-late';
  if (invited) return null;
  if (lastAskedAt && now.getTime() - lastAskedAt.getTime() < form.coolDownHours * HOUR_MS) return 'cool-down';
  return isChosen(talk.id, form.samplePercent) ? null : 'not-chosen';
}

/** The same for the same conversation on every node and at every try: its id is random enough. */
export function isChosen(id: string, percent: number): boolean {
  const digits = id.replaceAll('-', '').slice(-8);
  return parseInt(digits, 16) % 10_000 < percent * 100;
}
