import type { OfConversation, SurveyFact } from './facts';
import type { ConversationHistory, HistorySurvey } from './history';
import type { Life } from './life-parts';

/** A survey within the stretch it was asked about. */
export interface SurveyOfPart extends HistorySurvey {
  part: number;
}

/**
 * The surveys of a conversation. A rating without one (another system's, or given before there were surveys) counts as
 * one that asked for the whole alone, of whoever had the conversation last.
 */
export function surveysOf(history: ConversationHistory, life: Life): SurveyOfPart[] {
  const partAt = (at: number) => life.stretches.filter(({ openedAt }) => openedAt <= at).at(-1)?.part ?? 1;
  if (history.surveys.length > 0) return history.surveys.map((one) => ({ ...one, part: partAt(one.sentAt) }));
  return life.stretches.flatMap((stretch) => {
    if (stretch.rating === null) return [];
    const at = stretch.closedAt ?? stretch.openedAt;
    const held = life.holdings.filter(({ part }) => part === stretch.part).at(-1);
    return {
      ...{ id: `${history.id}/${stretch.part}`, formKey: 'rating', part: stretch.part },
      ...{ sentAt: at, answeredAt: at, valid: true, scores: { overall: stretch.rating }, tags: [] },
      ...{ agentId: held?.agentId ?? null, teamId: held?.teamId ?? stretch.teamId },
    };
  });
}

export function surveyFact(of: OfConversation, survey: SurveyOfPart, no: number): SurveyFact {
  const { formKey, sentAt, answeredAt, valid, scores, tags, agentId, teamId } = survey;
  const score = (dimension: string) => scores[dimension] ?? null;
  return {
    ...of,
    no,
    form_key: formKey,
    sent_at: new Date(sentAt).toISOString(),
    answered_at: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    valid,
    overall: score('overall'),
    product: score('product'),
    service: score('service'),
    attitude: score('attitude'),
    knowledge: score('knowledge'),
    speed: score('speed'),
    recommend: score('recommend'),
    effort: score('effort'),
    tags,
    agent_id: agentId,
    team_id: teamId,
  };
}
