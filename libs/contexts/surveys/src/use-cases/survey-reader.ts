import {
  type OfferedSurvey,
  type SurveyAnswer,
  type SurveyAnswerPage,
  type SurveyForm,
  type SurveyGiven,
  type SurveyInvitation,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { type Clock, cursorIn, cursorOf, type Database, toTsQueryText } from '@yingda/platform';
import { isAnswerable } from '../domain/course';
import type { Invitation } from '../domain/invitation';
import { scaleOf } from '../domain/form';
import type { SurveyPages } from '../ports';
import { ANSWER_COLUMNS, type AnswersTable, type StoredAnswer } from '../storage/answers';
import type { FormsTable } from '../storage/forms';
import type { InvitationsTable } from '../storage/invitations';
import { type AnswerFilter, type Readable, readableTo } from './rights';

/** What reads need. */
export interface ReadParts {
  database: Database;
  forms: FormsTable;
  invitations: InvitationsTable;
  answers: AnswersTable;
  pages: SurveyPages;
}

const PAGE = 50;

/** Forms, invitations and answers, read. */
export class SurveyReader {
  constructor(
    private readonly clock: Clock,
    private readonly parts: ReadParts,
  ) {}

  forms(): Promise<SurveyForm[]> {
    return this.parts.forms.all();
  }

  versions(formId: string): Promise<SurveyForm[]> {
    return this.parts.forms.versions(formId);
  }

  async invitation(surveyId: string): Promise<SurveyInvitation | null> {
    const found = await this.parts.invitations.find(surveyId);
    return found && this.shown(found);
  }

  /** Who was asked about a conversation, and why not, in order. */
  async ofConversation(conversationId: string): Promise<SurveyInvitation[]> {
    const found = await this.parts.invitations.ofConversation(conversationId);
    return Promise.all(found.map((one) => this.shown(one)));
  }

  /** A customer's survey, by its id or by its page's token; null when it is over or never was. */
  async offered(by: { surveyId: string } | { token: string }): Promise<Offered | null> {
    const { invitations } = this.parts;
    const known = 'token' in by ? await invitations.byToken(by.token) : await invitations.find(by.surveyId);
    return known && this.offer(known);
  }

  /** What the customer of a conversation is asked now; null: nothing. */
  async currentOf(conversationId: string): Promise<OfferedSurvey | null> {
    const current = await this.parts.invitations.current(conversationId);
    if (!current || !isAnswerable(current, this.clock.now())) return null;
    const offered = await this.offer(current);
    return offered?.answerable ? offered.survey : null;
  }

  /** Whether a form says who is asked after conversations of an inbox. */
  async asksAt(inboxId: string): Promise<boolean> {
    const forms = await this.parts.forms.active('conversation-closed');
    return forms.some(({ conditions: { inboxIds: of } }) => of.length === 0 || of.includes(inboxId));
  }

  /** The newest first. @throws Refusal not-permitted, invalid-payload for a cursor that is none */
  async answers(
    actor: AgentActor,
    { cursor, limit = PAGE, ...filter }: AnswerFilter & { cursor?: string; limit?: number },
  ): Promise<SurveyAnswerPage> {
    const readable = readableTo(actor);
    const { where, values } = conditions(filter, { readable, cursor });
    const rows = await this.parts.database.query<StoredAnswer>(
      `select ${ANSWER_COLUMNS} from survey_answers a where ${where}
       order by a.answered_at desc, a.id desc limit ${limit + 1}`,
      values,
    );
    const items = await this.told(rows.slice(0, limit), readable);
    const last = rows.length > limit ? rows[limit - 1]! : null;
    return { items, nextCursor: last ? cursorOf(last.answeredAt, last.id) : null };
  }

  /** @throws Refusal not-permitted, survey-not-found */
  async answer(actor: AgentActor, id: string): Promise<SurveyAnswer> {
    const readable = readableTo(actor);
    const found = await this.parts.answers.find(id);
    const mine =
      found &&
      (readable.agentId === null || found.agentIds.includes(readable.agentId)) &&
      (readable.teamIds === null || (found.teamId !== null && readable.teamIds.includes(found.teamId)));
    if (!mine) throw new Refusal('survey-not-found', 'There is no such answer, or it is not yours to read.');
    return (await this.told([found], readable))[0]!;
  }

  private async told(rows: readonly StoredAnswer[], { masked }: Readable): Promise<SurveyAnswer[]> {
    const forms = new Map((await this.parts.forms.all()).map((form) => [form.id, form]));
    return rows.map(({ formId, number, sentAt, answeredAt, conversationId, customerId, ...row }) => ({
      ...pick(row),
      formName: forms.get(formId)!.name,
      conversationId,
      conversationNumber: number || null,
      customerId: masked ? null : customerId,
      sentAt: sentAt.toISOString(),
      answeredAt: answeredAt.toISOString(),
    }));
  }

  private async shown(one: Invitation): Promise<SurveyInvitation> {
    const form = (await this.parts.forms.byId(one.formId))!;
    const { id, formKey, conversationId, trigger, state, reason, anonymous, invitedBy } = one;
    const time = (at: Date | null) => at?.toISOString() ?? null;
    return {
      ...{ id, formKey, formName: form.name, conversationId, trigger, state, reason, anonymous, invitedBy },
      decidedAt: one.decidedAt.toISOString(),
      dueAt: time(one.dueAt),
      sentAt: time(one.sentAt),
      openedAt: time(one.openedAt),
      answeredAt: time(one.answeredAt),
      expiresAt: time(one.expiresAt),
      remindedAt: time(one.remindedAt),
      withdrawnAt: time(one.withdrawnAt),
    };
  }

  private async offer(invitation: Invitation): Promise<Offered | null> {
    const { forms, answers, pages } = this.parts;
    const { id, state, language, anonymous, conversationId, customerId, token, expiresAt } = invitation;
    if (expiresAt === null) return null;
    const form = await forms.version(invitation.formId, invitation.formVersion);
    if (!form) return null;
    const given: SurveyGiven[] = anonymous ? [] : ((await answers.find(id))?.answers ?? []);
    const answerable = isAnswerable(invitation, this.clock.now()) && !(anonymous && state === 'answered');
    const survey: OfferedSurvey = {
      ...{ id, conversationId, language, anonymous, state, answers: given },
      title: form.name[language],
      invitation: form.invitation[language],
      thanks: form.thanks[language],
      questions: form.questions.map((question) => offeredQuestion(question, language)),
      expiresAt: expiresAt.toISOString(),
      url: pages.urlOf(token),
    };
    return { survey, form, customerId, answerable };
  }
}

/** A survey with what only the server knows of it. */
export interface Offered {
  survey: OfferedSurvey;
  form: SurveyForm;
  customerId: string;
  /** False: its time is over, it was taken back, or nobody knows any more which answer it had. */
  answerable: boolean;
}

/** Its questions in another language. */
export function offeredQuestion(
  { id, kind, text, required, options, lowest, highest, maxLength, showIf }: SurveyForm['questions'][number],
  language: OfferedSurvey['language'],
): OfferedSurvey['questions'][number] {
  const ends = scaleOf({ kind })
    ? { lowest: lowest?.[language] ?? null, highest: highest?.[language] ?? null }
    : {};
  return {
    ...{
      id,
      kind,
      required,
      text: text[language],
      maxLength: maxLength ?? null,
      showIf: showIf ?? null,
      ...ends,
    },
    options: options.map(({ value, label }) => ({ value, label: label[language] })),
  };
}

function pick(
  row: Omit<StoredAnswer, 'formId' | 'number' | 'sentAt' | 'answeredAt' | 'conversationId' | 'customerId'>,
) {
  const { id, formKey, channel, inboxId, teamId, topicId, tier, agentIds, way, complete, rating, resolved } =
    row;
  const { scores, tags, comment, answers, changes, valid, invalidWhy, low } = row;
  return {
    ...{ id, formKey, channel, inboxId, teamId, topicId, tier, agentIds, way, complete, rating, resolved },
    ...{ scores, tags, comment, answers, changes, valid, invalidWhy, low },
  };
}

function conditions(
  filter: AnswerFilter,
  { readable, cursor }: { readable: Readable; cursor?: string },
): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const all = filter.invalid ? ['true'] : ['a.valid'];
  const { agentId, teamIds } = readable;
  if (agentId) all.push(`a.agent_ids @> array[${bind(agentId)}]::uuid[]`);
  if (teamIds) all.push(`a.team_id = any(${bind(teamIds)}::uuid[])`);
  const equal = [
    ['form_key', filter.formKey],
    ['team_id', filter.teamId],
    ['inbox_id', filter.inboxId],
    ['topic_id', filter.topicId],
    ['conversation_id', filter.conversationId],
    ['channel', filter.channel],
  ] as const;
  for (const [column, value] of equal) if (value) all.push(`a.${column} = ${bind(value)}`);
  if (filter.agentId) all.push(`a.agent_ids @> array[${bind(filter.agentId)}]::uuid[]`);
  if (filter.tag) all.push(`a.tags @> array[${bind(filter.tag)}]::text[]`);
  if (filter.ratingFrom) all.push(`a.rating >= ${bind(filter.ratingFrom)}`);
  if (filter.ratingTo) all.push(`a.rating <= ${bind(filter.ratingTo)}`);
  if (filter.commented) all.push('a.comment is not null');
  if (filter.from) all.push(`a.answered_at >= ${bind(filter.from)}`);
  if (filter.until) all.push(`a.answered_at < ${bind(filter.until)}`);
  const words = filter.text ? toTsQueryText(filter.text) : '';
  if (words) all.push(`a.comment_words @@ to_tsquery('simple', ${bind(words)})`);
  else if (filter.text) all.push('false');
  if (cursor) {
    const [at, id] = cursorIn(cursor);
    all.push(`(a.answered_at, a.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
  }
  return { where: all.join(' and '), values };
}
