import { Refusal } from '@yingda/contracts/names';
import { type OfferedSurvey, type SurveyGiven } from '@yingda/contracts';
import type { CustomerActor, SystemActor } from '@yingda/events';
import { RateConversation } from '@yingda/conversations';
import { MakePromises, WorkPromises } from '@yingda/promises';
import { AnswerSurvey, InviteToSurveys, SurveyReader } from '@yingda/surveys';
import type { Cast } from './cast';
import type { Move } from './episode';
import type { Stage } from './stage';

const SURVEYS: SystemActor = { kind: 'system', name: 'surveys' };
const PROMISES: SystemActor = { kind: 'system', name: 'promises' };
const FORM_KEY = 'sv-chat';
const HOUR_MS = 3_600_000;

type Rating = Extract<Move, { do: 'rate' }>;

/** A word that is owed for a low score, and when it was given. */
export interface Owed {
  promiseId: string;
  doneAt: Date;
}

/** The shopper is asked when it ends; without the shop's form, and where the form asks nobody, they are not. */
export async function ask(stage: Stage, conversationId: string): Promise<void> {
  try {
    await stage.get(InviteToSurveys).execute(SURVEYS, { conversationId, formKey: FORM_KEY });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** What they answered; a low score is owed a word by the lead, who in the past gave it, mostly in time. */
export async function rated(
  { stage, cast }: { stage: Stage; cast: Cast },
  move: Rating,
  { conversationId, customer }: { conversationId: string; customer: CustomerActor },
): Promise<Owed | null> {
  const { score, resolved, comment } = move;
  const survey = await stage.get(SurveyReader).currentOf(conversationId);
  if (!survey) {
    const more = { ...(resolved ? { resolved } : {}), ...(comment ? { comment } : {}) };
    await stage.get(RateConversation).execute(customer, { conversationId, score, ...more });
    return null;
  }
  const answers = answersOf(survey, move);
  await stage.get(AnswerSurvey).execute({ surveyId: survey.id, answers, way: 'widget' });
  if (score > 2) return null;
  const promise = await stage.get(MakePromises).execute(PROMISES, {
    ...{ kind: 'low-score', what: comment ?? '', conversationId, surveyId: survey.id, score },
    due: { openHours: 24, since: move.at },
    ownerId: cast.shop.staff.supervisor,
    onceKey: `survey ${survey.id}`,
  });
  // From two hours to a day and a bit: a few come too late.
  const hours = 2 + (diceOf(survey.id) % 25);
  return { promiseId: promise.id, doneAt: new Date(move.at.getTime() + hours * HOUR_MS) };
}

/** Done, unless that is still to come. */
export async function settle(
  { stage, cast }: { stage: Stage; cast: Cast },
  { promiseId, doneAt }: Owed,
): Promise<void> {
  if (doneAt >= stage.now()) return;
  stage.clock.set(doneAt);
  const outcome = '已电话回访：致歉并说明了处理结果，顾客表示理解。';
  await stage.get(WorkPromises).keep(cast.agent('supervisor'), { id: promiseId, outcome, reached: 'yes' });
}

/** Further questions are answered much like the first. */
function answersOf(survey: OfferedSurvey, { score, resolved, comment }: Rating): SurveyGiven[] {
  const dice = diceOf(survey.id);
  const near = (by: number) => Math.min(5, Math.max(1, score + by));
  const asked = (id: string) => survey.questions.some((question) => question.id === id);
  const reasons = ['slow', 'unsolved', 'attitude', 'knowledge', 'product', 'delivery'];
  const all: SurveyGiven[] = [
    { question: 'overall', score },
    ...(score <= 3 ? [{ question: 'reasons', choices: [reasons[dice % reasons.length]!] }] : []),
    ...(resolved ? [{ question: 'solved', choice: resolved }] : []),
    ...(dice % 3 ? [{ question: 'speed', score: near((dice % 4) - 2) }] : []),
    ...(dice % 5 ? [{ question: 'attitude', score: near(dice % 2) }] : []),
    ...(comment ? [{ question: 'comment', text: comment }] : []),
  ];
  return all.filter(({ question }) => asked(question));
}

/** A number of the id, the same for the same one. */
function diceOf(id: string): number {
  return parseInt(id.replaceAll('-', '').slice(-6), 16);
}
