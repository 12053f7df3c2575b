import { type SurveyGiven, type SurveyScore } from '@yingda/contracts';
import type {
  Channel,
  Resolved,
  SurveyCollection,
  SurveyInvalid,
  SurveyTrigger,
  SurveyWay,
  Tier,
} from '@yingda/contracts/names';
import { toTsVectorText, type Database } from '@yingda/platform';

/** One answer as it stands. */
export interface StoredAnswer {
  id: string;
  formId: string;
  formKey: string;
  formVersion: number;
  trigger: SurveyTrigger;
  collection: SurveyCollection;
  anonymous: boolean;
  conversationId: string | null;
  number: string;
  customerId: string | null;
  inboxId: string;
  channel: Channel;
  teamId: string | null;
  topicId: string | null;
  tier: Tier | null;
  agentIds: string[];
  sentAt: Date;
  answeredAt: Date;
  changedAt: Date;
  way: SurveyWay;
  complete: boolean;
  rating: number | null;
  resolved: Resolved | null;
  answers: SurveyGiven[];
  scores: SurveyScore[];
  tags: string[];
  comment: string | null;
  changes: number;
  valid: boolean;
  invalidWhy: SurveyInvalid | null;
  low: boolean;
}

const FIELDS: [keyof StoredAnswer, string][] = [
  ['id', 'id'],
  ['formId', 'form_id'],
  ['formKey', 'form_key'],
  ['formVersion', 'form_version'],
  ['trigger', 'trigger'],
  ['collection', 'collection'],
  ['anonymous', 'anonymous'],
  ['conversationId', 'conversation_id'],
  ['number', 'number'],
  ['customerId', 'customer_id'],
  ['inboxId', 'inbox_id'],
  ['channel', 'channel'],
  ['teamId', 'team_id'],
  ['topicId', 'topic_id'],
  ['tier', 'tier'],
  ['agentIds', 'agent_ids'],
  ['sentAt', 'sent_at'],
  ['answeredAt', 'answered_at'],
  ['changedAt', 'changed_at'],
  ['way', 'way'],
  ['complete', 'complete'],
  ['rating', 'rating'],
  ['resolved', 'resolved'],
  ['answers', 'answers'],
  ['scores', 'scores'],
  ['tags', 'tags'],
  ['comment', 'comment'],
  ['changes', 'changes'],
  ['valid', 'valid'],
  ['invalidWhy', 'invalid_why'],
  ['low', 'low'],
];
/** For reads of answers, under the alias `a`. */
export const ANSWER_COLUMNS = FIELDS.map(([name, column]) => `a.${column} as "${name}"`).join(', ');
const NAMES = FIELDS.map(([, column]) => column);
const CHANGING = NAMES.slice(NAMES.indexOf('changed_at'));
const SAVE = `insert into survey_answers (${NAMES.join(', ')}, comment_words)
  values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')}, to_tsvector('simple', $${NAMES.length + 1}))
  on conflict (id) do update set ${[...CHANGING, 'comment_words'].map((one) => `${one} = excluded.${one}`).join(', ')}`;

/** Rows of `survey_answers` and of their versions. */
export class AnswersTable {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<StoredAnswer | null> {
    const rows = await this.database.query<StoredAnswer>(
      `select ${ANSWER_COLUMNS} from survey_answers a where a.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  async save(answer: StoredAnswer): Promise<void> {
    const values = FIELDS.map(([name]) =>
      name === 'answers' || name === 'scores' ? JSON.stringify(answer[name]) : answer[name],
    );
    await this.database.query(SAVE, [...values, toTsVectorText(answer.comment ?? '')]);
  }

  /** Everything that was ever answered is kept. Numbers grow under the lock of the invitation. */
  async keep(answerId: string, given: { answers: SurveyGiven[]; way: SurveyWay; at: Date }): Promise<void> {
    await this.database.query(
      `insert into survey_answer_versions (answer_id, no, answers, way, at)
       select $1, coalesce(max(no), 0) + 1, $2, $3, $4 from survey_answer_versions where answer_id = $1`,
      [answerId, JSON.stringify(given.answers), given.way, given.at],
    );
  }

  async versions(
    answerId: string,
  ): Promise<{ no: number; answers: SurveyGiven[]; way: SurveyWay; at: Date }[]> {
    return this.database.query(
      'select no, answers, way, at from survey_answer_versions where answer_id = $1 order by no',
      [answerId],
    );
  }
}
