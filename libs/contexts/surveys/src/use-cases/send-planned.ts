import type { SurveyNotSent } from '@yingda/contracts/names';
import type { UnitOfWork } from '@yingda/platform';
import { nextAt } from '../domain/course';
import { obstacle } from '../domain/decision';
import type { AskGround } from './ask-ground';
import { SURVEYS } from './plan-survey';

const AGAIN_MS = 2_000;
const PATIENCE_MS = 60_000;

/** Sends what is planned and due, or keeps why it did not go. Once, by whichever worker is first. */
export class SendPlanned {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
  ) {}

  async execute({ id, conversationId }: { id: string; conversationId: string | null }): Promise<void> {
    if (!conversationId) return;
    const { invitations, channels } = this.ground.parts;
    const before = await invitations.find(id);
    if (before?.state !== 'planned') return;
    // Asks the provider, so before anything is locked; what comes of it is good for seconds.
    const session = await channels.endSession(conversationId);
    if (session === 'busy' && this.mayWait(before)) return this.later(id);
    await this.unitOfWork.run(() => this.send(id, conversationId, session === 'busy' ? 'none' : session));
  }

  /** What was said before goes out first, unless it is stuck. */
  private mayWait({ dueAt }: { dueAt: Date | null }): boolean {
    return dueAt !== null && this.ground.parts.clock.now().getTime() - dueAt.getTime() < PATIENCE_MS;
  }

  private later(id: string): Promise<void> {
    const { invitations, clock } = this.ground.parts;
    return this.unitOfWork.run(async () => {
      const planned = await invitations.lock(id);
      if (planned?.state !== 'planned') return;
      await invitations.save(planned, new Date(clock.now().getTime() + AGAIN_MS));
    });
  }

  private async send(
    id: string,
    conversationId: string,
    session: 'code' | 'none' | 'expired',
  ): Promise<void> {
    const { talks, invitations, forms } = this.ground.parts;
    const talk = await talks.hold(conversationId);
    const planned = await invitations.lock(id);
    if (planned?.state !== 'planned' || !talk) return;
    const form = (await forms.byId(planned.formId))!;
    // The matter may have become known, the customer's tier another one, and more agents may have answered.
    const aboutMachines = planned.trigger === 'auto-reply-sent';
    const now = await this.ground.groundFor(talk, planned.oneKey, aboutMachines);
    const ground = { ...now, askedAlready: false };
    const { teamId, topicId, agentIds } = this.ground.drafted(form, ground, { oneKey: planned.oneKey });
    const invitation = { ...planned, teamId, topicId, agentIds };
    const reason: SurveyNotSent | null = form.active ? obstacle(form, ground) : 'turned-off';
    // After a session that was ended nothing else goes out until the customer writes: there is no reminding.
    const said = session === 'none' ? form : { ...form, remindAfterHours: null };
    const outcome = reason ?? (await this.ground.say(said, invitation));
    if (typeof outcome === 'object') {
      await invitations.save(outcome);
      return this.ground.told(outcome, SURVEYS);
    }
    const why = session === 'expired' && outcome === 'window-closed' ? 'expired-code' : outcome;
    const kept = await this.ground.refused(form, { invitation, reason: why, actor: SURVEYS });
    await invitations.save(kept, nextAt(kept));
  }
}
