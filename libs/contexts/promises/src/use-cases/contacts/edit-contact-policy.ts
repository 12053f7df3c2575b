import { type ContactCampaign, type ContactPlan, type ContactSettings } from '@yingda/contracts';
import { type ContactMethod, type ContactPurpose, Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { type Campaign, campaignOf } from '../../storage/contacts/contact-policy';
import { type ContactParts, leadsContacts, readableBy } from './contact-ground';

export interface StartCampaignCommand {
  name: string;
  segmentId: string;
  purpose: ContactPurpose;
  method: ContactMethod;
  ownerIds: readonly string[];
  dueAt: Date;
  surveyKey?: string | null;
  guidance: string;
}

/** Whom, when and how often: decided by who leads, read by everybody who contacts. */
export class EditContactPolicy {
  constructor(private readonly parts: ContactParts) {}

  async plans(actor: AgentActor): Promise<ContactPlan[]> {
    readableBy(actor);
    return this.parts.policy.plans();
  }

  /** @throws Refusal not-permitted, invalid-payload */
  async addPlan(actor: AgentActor, content: Omit<ContactPlan, 'id' | 'version'>): Promise<ContactPlan> {
    leadsContacts(actor);
    const plan = { ...content, id: newId(), version: 1 };
    checkPlan(plan);
    await this.parts.unitOfWork.run(() => this.parts.policy.addPlan(plan, this.parts.clock.now()));
    return plan;
  }

  /** @throws Refusal not-permitted, contact-not-found, invalid-payload, stale-edit */
  async editPlan(actor: AgentActor, plan: ContactPlan): Promise<ContactPlan> {
    leadsContacts(actor);
    checkPlan(plan);
    return this.parts.unitOfWork.run(async () => {
      const before = await this.parts.policy.plan(plan.id);
      if (!before) throw new Refusal('contact-not-found', 'There is no such plan.');
      if (!(await this.parts.policy.savePlan(plan))) throw stale();
      return { ...plan, version: plan.version + 1 };
    });
  }

  async campaigns(actor: AgentActor): Promise<ContactCampaign[]> {
    readableBy(actor);
    return (await this.parts.policy.campaigns()).map(campaignOf);
  }

  /** Its contacts are planned in the background. @throws Refusal not-permitted, invalid-payload */
  async startCampaign(actor: AgentActor, command: StartCampaignCommand): Promise<ContactCampaign> {
    leadsContacts(actor);
    const { policy, segments, staff, clock, unitOfWork } = this.parts;
    const now = clock.now();
    if (command.dueAt <= now) throw wrong('dueAt', 'Plan it for a time to come.');
    const segmentName = await segments.name(command.segmentId);
    if (segmentName === null) throw wrong('segmentId', 'There is no such segment.');
    for (const id of command.ownerIds)
      if (!(await staff.find(id))?.active) throw wrong('ownerIds', 'One of them is not there any more.');
    if (command.ownerIds.length === 0) throw wrong('ownerIds', 'Say who contacts them.');
    const { name, segmentId, purpose, method, dueAt, guidance } = command;
    const campaign: Campaign = {
      ...{ id: newId(), name, segmentId, segmentName, state: 'planning', purpose, method, dueAt, guidance },
      ...{ ownerIds: [...command.ownerIds], surveyKey: command.surveyKey ?? null, createdAt: now },
      ...{
        createdById: actor.agentId,
        createdByName: actor.name,
        reached: null,
        planned: 0,
        leftOut: 0,
        done: 0,
      },
    };
    await unitOfWork.run(() => policy.addCampaign(campaign));
    return campaignOf(campaign);
  }

  /** No more of it is planned; what is planned stays owed. @throws Refusal not-permitted, contact-not-found */
  async stopCampaign(actor: AgentActor, id: string): Promise<ContactCampaign> {
    leadsContacts(actor);
    return this.parts.unitOfWork.run(async () => {
      const before = await this.parts.policy.lockCampaign(id);
      if (!before) throw new Refusal('contact-not-found', 'There is no such campaign.');
      const after: Campaign = { ...before, state: before.state === 'planning' ? 'stopped' : before.state };
      await this.parts.policy.saveCampaign(after);
      return campaignOf(after);
    });
  }

  async settings(actor: AgentActor): Promise<ContactSettings> {
    readableBy(actor);
    return this.parts.policy.settings();
  }

  /** @throws Refusal not-permitted, stale-edit */
  async editSettings(actor: AgentActor, settings: ContactSettings): Promise<ContactSettings> {
    leadsContacts(actor);
    return this.parts.unitOfWork.run(async () => {
      if (!(await this.parts.policy.saveSettings(settings))) throw stale();
      return this.parts.policy.settings();
    });
  }

  /** @throws Refusal not-permitted */
  async setTargets(
    actor: AgentActor,
    { month, items }: { month: string; items: readonly { agentId: string; target?: number | null }[] },
  ): Promise<void> {
    leadsContacts(actor);
    await this.parts.unitOfWork.run(async () => {
      for (const { agentId, target } of items)
        await this.parts.policy.setTarget(month, agentId, target ?? null);
    });
  }
}

function checkPlan({ trigger, days, owner, ownerId }: ContactPlan): void {
  if (trigger === 'interval' && days < 1) throw wrong('days', 'Say how many days lie between two contacts.');
  if (owner === 'agent' && !ownerId) throw wrong('ownerId', 'Say who contacts them.');
}

function wrong(field: string, sentence: string): Refusal {
  return new Refusal('invalid-payload', sentence, { field });
}

function stale(): Refusal {
  return new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
}
