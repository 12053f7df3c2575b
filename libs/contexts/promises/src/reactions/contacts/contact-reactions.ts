import type { CallOutcome, ContactOutcome } from '@yingda/contracts/names';
import type { DomainEventMap } from '@yingda/events';
import type { Relay } from '@yingda/platform';
import type { ContactParts } from '../../use-cases/contacts/contact-ground';
import { type PlanContacts, SELF } from '../../use-cases/contacts/plan-contact';
import type { PlanDueContacts } from '../../use-cases/contacts/plan-due-contacts';
import type { WorkContacts } from '../../use-cases/contacts/work-contact';

const OUTCOMES: Record<CallOutcome, ContactOutcome> = {
  ...{ answered: 'reached', missed: 'no-answer', busy: 'no-answer', voicemail: 'no-answer' },
};

/** A case whose end is heard of so long after calls nobody any more: its customer has long gone on. */
const LONG_AGO_MS = 7 * 24 * 3_600_000;

/** What plans a contact by itself, and what moves it on. Idempotent: each is planned once by what it came of. */
export class ContactReactions {
  constructor(
    private readonly parts: ContactParts,
    private readonly use: { plan: PlanContacts; due: PlanDueContacts; work: WorkContacts },
  ) {}

  register(relay: Relay): void {
    relay.subscribe('contacts', {
      'conversation.closed': ({ payload }) => this.closed(payload),
      'case.closed': ({ payload }) => this.caseClosed(payload),
      'promise.made': ({ payload }) => this.lowScore(payload),
      'promise.kept': ({ payload }) => this.kept(payload),
      'promise.reassigned': ({ payload }) => this.reassigned(payload),
      'callback.planned': ({ payload }) => this.callbackPlanned(payload),
      'callback.attempted': ({ payload }) => this.callbackAttempted(payload),
      'callback.cancelled': ({ payload }) => this.callbackCancelled(payload),
    });
  }

  private async closed({ conversation, agentId }: DomainEventMap['conversation.closed']): Promise<void> {
    const { id, customerId, teamId } = conversation;
    // Nobody was served: there is nothing to ask about.
    if (!agentId) return;
    for (const plan of await this.plansOf('after-close')) {
      const customer = await this.parts.people.find(customerId);
      if (!customer || (plan.tiers.length > 0 && !plan.tiers.includes(customer.tier))) continue;
      const dueAt = await this.use.due.closing(plan.teamId ?? teamId ?? null, plan.days);
      await this.use.due.planned(plan, {
        ...{ customer, dueAt, servedById: agentId, teamId: teamId ?? null, conversationId: id },
        onceKey: `closed ${plan.id} ${id}`,
      });
    }
  }

  /**
   * After a case its customer is asked once more, by who saw it through. Not who took it back, nor who could not be
   * reached three times; opened again and closed again, it is asked about again.
   */
  private async caseClosed({ case: one, at, closedAs }: DomainEventMap['case.closed']): Promise<void> {
    const heard = closedAs === 'satisfied' || closedAs === 'answered';
    const longAgo = new Date(at).getTime() < this.parts.clock.now().getTime() - LONG_AGO_MS;
    if (!heard || longAgo || !one.customerId) return;
    for (const plan of await this.plansOf('case')) {
      const customer = await this.parts.people.find(one.customerId);
      if (!customer || (plan.tiers.length > 0 && !plan.tiers.includes(customer.tier))) continue;
      const teamId = one.teamId ?? null;
      await this.use.due.planned(plan, {
        ...{ customer, dueAt: await this.use.due.closing(plan.teamId ?? teamId, plan.days) },
        ...{ servedById: one.ownerId ?? null, teamId, caseId: one.id },
        conversationId: one.conversationId ?? null,
        onceKey: `case ${plan.id} ${one.id} ${one.reopenedCount}`,
      });
    }
  }

  /** The word that is owed after a low score has its form, too; it is owed once, by that promise. */
  private async lowScore({ promise }: DomainEventMap['promise.made']): Promise<void> {
    const { kind, customerId, surveyId, conversationId, teamId, ownerId, dueAt } = promise;
    if (kind !== 'low-score' || !customerId || !surveyId) return;
    // Heard long after: nobody is called for it any more, and the promise stands by itself.
    if (new Date(dueAt) <= this.parts.clock.now()) return;
    const [plan] = await this.plansOf('low-score');
    const customer = plan ? await this.parts.people.find(customerId) : null;
    if (!plan || !customer) return;
    await this.use.plan.execute(SELF, {
      ...{ customerId, source: 'low-score', purpose: plan.purpose, method: plan.method, planId: plan.id },
      ...{ dueAt: new Date(dueAt), why: promise.what || plan.guidance, ownerId, teamId, conversationId },
      ...{ surveyKey: plan.surveyKey ?? null, promiseKey: `survey ${surveyId}`, onceKey: `low ${surveyId}` },
    });
  }

  /** Done from “my day” with a word, without the form: so it stands in the log, incomplete. */
  private async kept({ promise }: DomainEventMap['promise.kept']): Promise<void> {
    await this.parts.unitOfWork.run(async () => {
      const found = await this.parts.contacts.ofPromise(promise.id);
      const contact = found && (await this.parts.contacts.lock(found.id));
      if (!contact || contact.state !== 'planned' || contact.source === 'callback') return;
      const endedAt = new Date(promise.doneAt!);
      await this.parts.contacts.save({
        ...contact,
        ...{
          state: promise.reached === 'no' ? 'unreached' : 'done',
          endedAt,
          endedById: promise.ownerId ?? null,
        },
        ...{ facts: promise.outcome ?? '', incompleteBecause: 'kept-by-hand', version: contact.version + 1 },
        filled: promise.outcome ? 1 : 0,
      });
    });
  }

  private async reassigned({ promise }: DomainEventMap['promise.reassigned']): Promise<void> {
    await this.parts.unitOfWork.run(async () => {
      const found = await this.parts.contacts.ofPromise(promise.id);
      const contact = found && (await this.parts.contacts.lock(found.id));
      if (!contact || contact.state !== 'planned' || contact.ownerId === promise.ownerId) return;
      await this.parts.contacts.save({
        ...contact,
        ownerId: promise.ownerId ?? null,
        version: contact.version + 1,
      });
    });
  }

  private async callbackPlanned(called: DomainEventMap['callback.planned']): Promise<void> {
    const { callbackId, conversationId, teamId, until } = called;
    const customerId = await this.parts.contactTalks.customerOf(conversationId);
    if (!customerId) return;
    await this.use.plan.execute(SELF, {
      ...{ customerId, source: 'callback', purpose: 'queue-call', method: 'phone', dueAt: new Date(until) },
      ...{ why: '', teamId, conversationId, callbackId, onceKey: `callback ${callbackId}` },
    });
  }

  private async callbackAttempted(tried: DomainEventMap['callback.attempted']): Promise<void> {
    const { callbackId, agentId, attempt, outcome, done } = tried;
    const contact = await this.parts.contacts.ofCallback(callbackId);
    if (!contact) return;
    if (contact.ownerId !== agentId)
      await this.use.work.hand(SELF, { id: contact.id, ownerId: agentId, reason: '' });
    await this.use.work.attempted(SELF, { id: contact.id, attempt, outcome: OUTCOMES[outcome], note: '' });
    // The customer was called, as promised; what they said is still to be written down.
    if (done)
      await this.parts.owe.settle(contact.promiseKey ?? '', {
        ...{ at: this.parts.clock.now(), outcome: outcome, reached: 'yes' },
      });
  }

  private async callbackCancelled({ callbackId }: DomainEventMap['callback.cancelled']): Promise<void> {
    const contact = await this.parts.contacts.ofCallback(callbackId);
    if (contact) await this.use.work.cancel(SELF, { id: contact.id, reason: 'callback-cancelled' });
  }

  private async plansOf(trigger: 'after-close' | 'low-score' | 'case') {
    return (await this.parts.policy.plans()).filter((plan) => plan.active && plan.trigger === trigger);
  }
}
