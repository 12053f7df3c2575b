import { type SurveyForm, type SurveyGiven } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { sent } from '../domain/course';
import type { AnswerSurvey } from './answer-survey';
import type { AskGround } from './ask-ground';

const HOUR_MS = 3_600_000;

/** What a customer answered on the phone, written down by an agent: the same form, the same figures. */
export class WriteDownSurvey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
    private readonly answer: AnswerSurvey,
  ) {}

  /** Forms that may be asked on the phone. */
  async forms(): Promise<SurveyForm[]> {
    const all = await this.ground.parts.forms.all();
    return all.filter(({ active, collection }) => active && collection.includes('phone'));
  }

  /** Answers with the id of the answer. @throws Refusal survey-not-found, survey-not-allowed, conversation-not-found */
  async execute(
    actor: AgentActor,
    { conversationId, formKey, answers }: { conversationId: string; formKey: string; answers: SurveyGiven[] },
  ): Promise<string> {
    const { talks, invitations } = this.ground.parts;
    const form = (await this.forms()).find(({ key }) => key === formKey);
    if (!form) throw new Refusal('survey-not-found', 'There is no such form to ask on the phone.');
    if (form.anonymous)
      throw new Refusal('survey-not-allowed', 'What is asked anonymously is not asked on the phone.');
    return this.unitOfWork.run(async () => {
      const talk = await talks.hold(conversationId);
      if (!talk) throw new Refusal('conversation-not-found', 'There is no such conversation.');
      const oneKey = `phone ${form.key} ${talk.id}`;
      const ground = await this.ground.groundFor(talk, oneKey);
      if (ground.askedAlready)
        throw new Refusal('survey-not-allowed', 'These answers were written down already.', {
          reason: 'already-asked',
        });
      const drafted = this.ground.drafted(form, ground, {
        ...{ oneKey, collection: 'phone', invitedBy: actor.agentId, anonymous: false },
      });
      const how = { expiresMs: form.expiresHours * HOUR_MS, remindMs: null };
      const invitation = { ...drafted, ...sent(drafted, ground.now, how) };
      await invitations.add(invitation);
      await this.ground.told(invitation, actor);
      await this.answer.execute({ surveyId: invitation.id, answers, way: 'phone' });
      return invitation.id;
    });
  }
}
