import { type Content, type SurveyForm } from '@yingda/contracts';
import { answerMeant, surveyAnswerIn } from '@yingda/contracts/names';
import type { UnitOfWork } from '@yingda/platform';
import { choiceAnswer, optionsOf, readAnswer } from '../domain/reading';
import type { Invitation } from '../domain/invitation';
import { type AskGround, sayingId } from './ask-ground';
import type { AnswerSurvey } from './answer-survey';
import { surveyContent } from './survey-content';

/** A customer's message from a provider, before it becomes part of a conversation. */
export interface Written {
  customerId: string;
  identityId: string;
  content: Content;
}

/** When what was chosen or written is no answer any more, people hear it. */
type Answer = {
  invitation: Invitation;
  form: SurveyForm;
  chosen: boolean;
  given: ReturnType<typeof readAnswer>;
};

/**
 * A number, a label or a tap in a menu is an answer to the survey this customer was sent, instead of a message that would
 * reopen what is over. Only while nothing newer is going on, and only what cannot mean anything else.
 */
export class TakeWritten {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
    private readonly answer: AnswerSurvey,
  ) {}

  /** The conversation it was an answer about; null: it is a message like any other. Joins the caller's unit of work. */
  async execute(written: Written): Promise<string | null> {
    const { invitations, clock, talks } = this.ground.parts;
    const text = textOf(written.content);
    if (text === null) return null;
    const invitation = await invitations.waitingFor(written.identityId, clock.now());
    if (!invitation?.conversationId || invitation.customerId !== written.customerId) return null;
    const answer = await this.read(invitation, written.content, text);
    if (!answer?.given) return null;
    if (!answer.chosen && (await talks.isTalking(written))) return null;
    return this.unitOfWork.run(async () => {
      const way = answer.chosen ? 'menu' : 'text';
      const first = invitation.answeredAt === null && !isOver(invitation);
      const after = await this.answer.execute({
        ...{ surveyId: invitation.id, answers: [answer.given!], adds: true, way },
      });
      if (first) await this.thank(after, answer.form);
      return invitation.conversationId;
    });
  }

  private async read(invitation: Invitation, content: Content, text: string): Promise<Answer | null> {
    const form = await this.ground.parts.forms.version(invitation.formId, invitation.formVersion);
    const question = form?.questions[0];
    if (!form || !question) return null;
    const chosen = choiceIn(content, invitation.id);
    if (invitation.anonymous && invitation.state === 'answered') return null;
    const given = chosen === null ? this.written(form, invitation, text) : choiceAnswer(question, chosen);
    return { invitation, form, chosen: chosen !== null, given };
  }

  /** As it is understood of any menu ("reply 2", "②"), and with the words people use for scores. */
  private written(form: SurveyForm, invitation: Invitation, text: string): Answer['given'] {
    const question = form.questions[0]!;
    const { pages } = this.ground.parts;
    const meant = answerMeant(surveyContent(form, invitation, pages.urlOf(invitation.token)), text);
    const value = meant && surveyAnswerIn(meant.id)?.value;
    return value
      ? choiceAnswer(question, value)
      : readAnswer(question, text, optionsOf(question, invitation.language));
  }

  /** Once, with the way to the rest of the questions where there are any. */
  private async thank(invitation: Invitation, form: SurveyForm): Promise<void> {
    const { speaking, pages } = this.ground.parts;
    const { language, token, id } = invitation;
    const more = { 'zh-CN': '还想多说几句？', en: 'Anything to add?' }[language];
    const rest = form.questions.length > 1 ? `\n${more} ${pages.urlOf(token)}` : '';
    await speaking.say({
      conversationId: invitation.conversationId!,
      clientMessageId: sayingId(id, 'thank'),
      content: { kind: 'text', text: `${form.thanks[language]}${rest}` },
    });
  }
}

function isOver({ state }: Invitation): boolean {
  return state === 'answered' || state === 'partly';
}

/** Which answer of this very invitation was tapped; older menus of others stay what they are: words. */
function choiceIn(content: Content, surveyId: string): string | null {
  if (content.kind !== 'text' || !content.choice) return null;
  const { itemId } = content.choice;
  return itemId.startsWith(`${surveyId}:`) ? itemId.slice(surveyId.length + 1) : null;
}

const MOST_UNITS = 80;

function textOf(content: Content): string | null {
  // A mail's signature follows its first line.
  const text =
    content.kind === 'text' ? content.text : content.kind === 'email' ? firstLine(content.text) : null;
  return text !== null && text.length <= MOST_UNITS ? text : null;
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/, 1)[0] ?? '';
}
