import type { Database } from '@yingda/platform';
import type { HistorySurvey } from '@yingda/reports';

interface Row {
  id: string;
  conversationId: string;
  formKey: string;
  sentAt: Date;
  answeredAt: Date | null;
  valid: boolean;
  rating: number | null;
  scores: { dimension: string; kind: string; score: number }[] | null;
  tags: string[];
  agentId: string | null;
  teamId: string | null;
}

/** Scores of these kinds are counted only where their scale is what the figure means. */
const SCALES: Record<string, string> = { recommend: 'nps', effort: 'effort' };

/**
 * What customers were asked about conversations and what they answered, as reports make facts of it. Anonymous answers
 * name no conversation, so no figure that could be broken down to a person counts them.
 */
export class SurveyHistoriesView {
  constructor(private readonly database: Database) {}

  async of(conversationIds: readonly string[]): Promise<Map<string, HistorySurvey[]>> {
    const rows = await this.database.query<Row>(
      `select i.id, i.conversation_id as "conversationId", i.form_key as "formKey", i.sent_at as "sentAt",
         a.answered_at as "answeredAt", coalesce(a.valid, true) as valid, a.rating, a.scores,
         coalesce(a.tags, '{}') as tags, (coalesce(a.agent_ids, i.agent_ids))[1] as "agentId",
         coalesce(a.team_id, i.team_id) as "teamId"
       from survey_invitations i left join survey_answers a on a.id = i.id
       where i.conversation_id = any($1) and i.sent_at is not null and not i.anonymous
         and i.state in ('sent', 'opened', 'partly', 'answered', 'expired')
       order by i.conversation_id, i.sent_at, i.id`,
      [conversationIds],
    );
    const byConversation = new Map<string, HistorySurvey[]>();
    for (const row of rows) {
      const list = byConversation.get(row.conversationId) ?? [];
      byConversation.set(row.conversationId, [...list, surveyFrom(row)]);
    }
    return byConversation;
  }
}

function surveyFrom({ rating, scores, sentAt, answeredAt, conversationId: _, ...rest }: Row): HistorySurvey {
  const counted = (scores ?? []).filter(
    ({ dimension, kind }) =>
      dimension !== 'overall' && (SCALES[dimension] ? SCALES[dimension] === kind : kind in ONE_TO_FIVE),
  );
  return {
    ...rest,
    sentAt: sentAt.getTime(),
    answeredAt: answeredAt?.getTime() ?? null,
    scores: {
      ...Object.fromEntries(counted.map(({ dimension, score }) => [dimension, score])),
      ...(rating === null ? {} : { overall: rating }),
    },
  };
}

const ONE_TO_FIVE = { rating: true, faces: true } as const;
