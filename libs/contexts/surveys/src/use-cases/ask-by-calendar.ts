import { type SurveyForm } from '@yingda/contracts';
import type { UnitOfWork } from '@yingda/platform';
import { isScheduled } from '../domain/form';
import { concerns, obstacle } from '../domain/decision';
import type { AskGround } from './ask-ground';
import { SURVEYS } from './plan-survey';

const PAGE = 100;
/** By then the round of the first day has begun, if the server was up. */
const MISSED_AFTER_MS = 3 * 3_600_000;

/**
 * Forms that are sent once a month or quarter, to the customers of their tiers, through the conversation they had last.
 * Done again for the same period it asks nobody twice.
 */
export class AskByCalendar {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
    /** Something is due. */
    private readonly wake: () => void,
  ) {}

  async execute(): Promise<void> {
    for (const form of await this.scheduled()) await this.round(form);
  }

  /**
   * The round of this month or quarter, where nobody was even considered since it began: the server was down then. Of
   * several missed ones only the latest is made up for, and none from before the form's last change.
   */
  async makeUp(): Promise<void> {
    const { invitations, clock } = this.ground.parts;
    for (const form of await this.scheduled()) {
      const began = beginningOf(form, clock.now());
      if (new Date(form.changedAt) > began) continue;
      if (clock.now().getTime() - began.getTime() < MISSED_AFTER_MS) continue;
      if (!(await invitations.decidedSince(form, began))) await this.round(form);
    }
  }

  private async scheduled(): Promise<SurveyForm[]> {
    return (await this.ground.parts.forms.all()).filter((form) => form.active && isScheduled(form.trigger));
  }

  private async round(form: SurveyForm): Promise<void> {
    const { people, clock } = this.ground.parts;
    const period = periodOf(form, clock.now());
    for (let after: string | null = null, more = true; more;) {
      const customerIds: string[] = await people.ofTiers(form.conditions.tiers, { after, limit: PAGE });
      for (const customerId of customerIds) await this.ask(form, customerId, period);
      after = customerIds.at(-1) ?? null;
      more = customerIds.length === PAGE;
    }
  }

  private async ask(form: SurveyForm, customerId: string, period: string): Promise<void> {
    const { talks, invitations } = this.ground.parts;
    const conversationId = await talks.lastOf(customerId);
    if (!conversationId) return;
    await this.unitOfWork.run(async () => {
      const talk = await talks.hold(conversationId);
      const oneKey = `${form.key} ${period} ${customerId}`;
      if (!talk || talk.customerId !== customerId) return;
      const ground = await this.ground.groundFor(talk, oneKey);
      if (ground.askedAlready || !concerns(form, form.trigger, ground)) return;
      const invitation = this.ground.drafted(form, ground, { oneKey });
      const reason = obstacle(form, ground);
      if (reason) {
        await invitations.add(await this.ground.refused(form, { invitation, reason, actor: SURVEYS }));
        return;
      }
      if (await invitations.add(invitation)) this.unitOfWork.afterCommit(this.wake);
    });
  }
}

/** "2026-03", or "2026-Q1". */
function periodOf({ trigger }: SurveyForm, now: Date): string {
  const [year, month] = now.toISOString().split('-') as [string, string];
  return trigger === 'schedule-monthly' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The first moment of the month or quarter. */
function beginningOf({ trigger }: SurveyForm, now: Date): Date {
  const month = now.getUTCMonth();
  return new Date(
    Date.UTC(now.getUTCFullYear(), trigger === 'schedule-monthly' ? month : month - (month % 3)),
  );
}
