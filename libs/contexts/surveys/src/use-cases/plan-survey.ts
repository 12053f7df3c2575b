import type { SurveyTrigger } from '@yingda/contracts/names';
import type { SystemActor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { concerns, obstacle } from '../domain/decision';
import type { Talk } from '../ports';
import type { AskGround } from './ask-ground';

export const SURVEYS: SystemActor = { kind: 'system', name: 'surveys' };
/** What was done so long ago is history being told, or another system's. */
const NEWS_MS = 3_600_000;

/**
 * Something has happened that a form may ask about: the first form that is about it decides. Whether it can really go out
 * is decided again when it does.
 */
export class PlanSurvey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
    /** Something is due. */
    private readonly wake: () => void,
  ) {}

  async execute(trigger: SurveyTrigger, conversationId: string, happenedAt: Date): Promise<void> {
    const { forms, talks, clock } = this.ground.parts;
    if (clock.now().getTime() - happenedAt.getTime() > NEWS_MS) return;
    // A form is about what happens from its last change on, so that nothing before it is asked about afterwards.
    const candidates = (await forms.active(trigger)).filter(
      ({ changedAt }) => new Date(changedAt) <= happenedAt,
    );
    if (candidates.length === 0) return;
    await this.unitOfWork.run(async () => {
      const talk = await talks.hold(conversationId);
      if (talk && !talk.imported) await this.decide(trigger, talk, candidates);
    });
  }

  private async decide(
    trigger: SurveyTrigger,
    talk: Talk,
    candidates: Awaited<ReturnType<AskGround['parts']['forms']['active']>>,
  ): Promise<void> {
    const { invitations } = this.ground.parts;
    const oneKey = oneKeyOf(trigger, talk.id);
    const ground = await this.ground.groundFor(talk, oneKey, trigger === 'auto-reply-sent');
    const form = candidates.find((one) => concerns(one, trigger, ground));
    if (!form) return;
    const dueAt = new Date(ground.now.getTime() + form.delaySeconds * 1_000);
    const invitation = this.ground.drafted(form, ground, { oneKey, dueAt });
    const reason = obstacle(form, ground);
    if (reason) {
      await invitations.add(await this.ground.refused(form, { invitation, reason, actor: SURVEYS }));
      return;
    }
    if (await invitations.add(invitation)) this.unitOfWork.afterCommit(this.wake);
  }
}

/** One survey about a conversation, whether it is asked for by its end or by an agent; one about what a machine said in it. */
export function oneKeyOf(trigger: SurveyTrigger, id: string): string {
  return trigger === 'conversation-closed' || trigger === 'agent-invites'
    ? `conversation ${id}`
    : `${trigger} ${id}`;
}
