import { type SurveyForm, type SurveyGiven } from '@yingda/contracts';
import { Refusal, type SurveyWay } from '@yingda/contracts/names';
import type { SurveyAnswered } from '@yingda/events';
import { newId, type UnitOfWork } from '@yingda/platform';
import { counted, fitting, lowScore, merged } from '../domain/answers';
import { answered, isAnswerable } from '../domain/course';
import type { Invitation } from '../domain/invitation';
import { invalidity } from '../domain/validity';
import type { AnswersTable, StoredAnswer } from '../storage/answers';
import { aggregateOf, type AskGround } from './ask-ground';
import { formNames } from './survey-content';

export interface AnswerCommand {
  surveyId: string;
  answers: readonly SurveyGiven[];
  way: SurveyWay;
  /** Only these are answered now; what was answered before stays. */
  adds?: boolean;
  /** The same browser has answered for another customer just now. */
  duplicate?: boolean;
}

const HOUR_MS = 3_600_000;

/**
 * What a customer answers: the last complete answer counts, all others are kept. Whoever changes an invitation holds its
 * conversation first, so two tabs come one after the other.
 */
export class AnswerSurvey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
    private readonly answers: AnswersTable,
  ) {}

  /** @throws Refusal survey-not-found, survey-expired, invalid-payload */
  async execute(command: AnswerCommand): Promise<Invitation> {
    const { invitations, talks } = this.ground.parts;
    const known = await invitations.find(command.surveyId);
    if (!known) throw notFound();
    return this.unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const invitation = await invitations.lock(known.id);
      if (!invitation) throw notFound();
      return this.take(invitation, command);
    });
  }

  private async take(invitation: Invitation, command: AnswerCommand): Promise<Invitation> {
    const { clock, forms, invitations, people } = this.ground.parts;
    const now = clock.now();
    if (!isAnswerable(invitation, now) || (invitation.anonymous && invitation.state === 'answered'))
      throw new Refusal('survey-expired', 'This survey can no longer be answered.');
    const form = (await forms.version(invitation.formId, invitation.formVersion))!;
    const earlier = invitation.anonymous ? null : await this.answers.find(invitation.id);
    const given = fitting(
      form,
      command.adds ? merged(earlier?.answers ?? [], command.answers) : command.answers,
    );
    if (given.length === 0) throw new Refusal('invalid-payload', 'Answer at least one question.');
    if (earlier && same(earlier.answers, given)) return invitation;
    const sum = counted(form, given);
    if (invitation.anonymous && !sum.complete)
      throw new Refusal('invalid-payload', 'Answer all that is required; it cannot be added to later.');
    const after: Invitation = { ...invitation, ...answered(invitation, now, sum.complete) };
    const invalidWhy = invalidity(form, {
      way: command.way,
      answers: given.length,
      openedAt: invitation.openedAt,
      at: now,
      byStaff: await people.isStaff(invitation.customerId),
      duplicate: command.duplicate ?? false,
    });
    // Half an answer of another tab never takes the place of a whole one; it is kept all the same.
    if (earlier?.complete && !sum.complete) {
      await this.answers.keep(invitation.id, { answers: given, way: command.way, at: now });
      return invitation;
    }
    const low = lowScore(form, given);
    const answer: StoredAnswer = {
      ...identityOf(after, now),
      ...(earlier ? { sentAt: earlier.sentAt, answeredAt: earlier.answeredAt } : {}),
      changedAt: after.anonymous ? hourOf(now) : now,
      way: command.way,
      ...sum,
      answers: given,
      changes: earlier ? earlier.changes + 1 : 0,
      valid: invalidWhy === null,
      invalidWhy,
      low: low !== null,
    };
    await this.answers.save(answer);
    if (!after.anonymous) await this.answers.keep(answer.id, { answers: given, way: command.way, at: now });
    await invitations.save(after.anonymous ? { ...after, answeredAt: null, openedAt: null } : after);
    await this.tell({ form, invitation: after, answer, earlier, low });
    return after;
  }

  private async tell({ form, invitation, answer, earlier, low }: Told): Promise<void> {
    const { outbox, talks } = this.ground.parts;
    const aggregate = invitation.anonymous ? answer.id : aggregateOf(invitation);
    await outbox.append(
      earlier ? 'survey.changed' : 'survey.answered',
      aggregate,
      answeredEvent(form, answer, low),
    );
    if (invitation.anonymous || !invitation.conversationId) return;
    const { rating, resolved, comment, valid } = answer;
    if (rating !== null && valid) {
      if (earlier?.rating !== rating || earlier?.resolved !== resolved || earlier?.comment !== comment)
        await talks.rate(invitation.conversationId, {
          score: rating,
          resolved,
          comment: comment?.slice(0, 2_000) ?? null,
        });
      return;
    }
    const text = wordsOf(answer.answers);
    await talks.record(invitation.conversationId, {
      event: 'survey-answered',
      details: { ...formNames(form), text: text.slice(0, 900) },
    });
  }
}

interface Told {
  form: SurveyForm;
  invitation: Invitation;
  answer: StoredAnswer;
  earlier: StoredAnswer | null;
  low: number | null;
}

/** What an anonymous answer is about, and nothing of whom: an id of its own, and times by the hour. */
function identityOf(
  invitation: Invitation,
  now: Date,
): Omit<
  StoredAnswer,
  | keyof ReturnType<typeof counted>
  | 'changedAt'
  | 'way'
  | 'answers'
  | 'changes'
  | 'valid'
  | 'invalidWhy'
  | 'low'
> {
  const { formId, formKey, formVersion, trigger, collection, anonymous } = invitation;
  const { conversationId, number, customerId, inboxId, channel, teamId, topicId, tier, agentIds } =
    invitation;
  const about = { formId, formKey, formVersion, trigger, collection, anonymous, inboxId, channel, teamId };
  const { id, sentAt } = invitation;
  return anonymous
    ? {
        ...{ ...about, id: newId(), conversationId: null, number: '', customerId: null },
        ...{ topicId, tier: null, agentIds, sentAt: hourOf(sentAt!), answeredAt: hourOf(now) },
      }
    : {
        ...{ ...about, id, conversationId, number, customerId, topicId, tier, agentIds },
        ...{ sentAt: sentAt!, answeredAt: invitation.answeredAt ?? now },
      };
}

export function answeredEvent(
  form: Pick<SurveyForm, 'lowScore'>,
  answer: StoredAnswer,
  low: number | null,
): SurveyAnswered {
  const { id, formId, formKey, formVersion, trigger, collection, anonymous } = answer;
  const { conversationId, number, customerId, channel, inboxId, teamId, topicId, tier, agentIds } = answer;
  const { way, complete, rating, resolved, scores, tags, comment, answers, changes, valid, invalidWhy } =
    answer;
  return {
    ...{ surveyId: id, formId, formKey, formVersion, trigger, collection, anonymous },
    ...{
      conversationId,
      number,
      customerId: customerId ?? '',
      channel,
      inboxId,
      teamId,
      topicId,
      tier,
      agentIds,
    },
    sentAt: answer.sentAt.toISOString(),
    answeredAt: answer.answeredAt.toISOString(),
    changedAt: answer.changedAt.toISOString(),
    ...{ way, complete, rating, resolved, scores, tags, comment, answers, changes, valid, invalidWhy },
    low: low !== null && valid ? { score: low, dueOpenHours: form.lowScore.dueOpenHours } : null,
  };
}

function same(one: readonly SurveyGiven[], other: readonly SurveyGiven[]): boolean {
  const written = (given: readonly SurveyGiven[]) =>
    JSON.stringify(
      given.map(({ question, score, choice, choices, text }) => [question, score, choice, choices, text]),
    );
  return written(one) === written(other);
}

function wordsOf(given: readonly SurveyGiven[]): string {
  return given
    .map(({ score, choice, choices, text }) => text ?? choice ?? choices?.join(', ') ?? String(score))
    .join(' · ');
}

function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}

function notFound(): Refusal {
  return new Refusal('survey-not-found', 'There is no such survey.');
}
