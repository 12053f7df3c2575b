import {
  type ConsentLine,
  type CustomerFile,
  type CustomerPolicy,
  type NoteConsent,
} from '@yingda/contracts';
import { Refusal, TIERS, type ConsentSource } from '@yingda/contracts/names';
import { type Actor, type CustomerActor, refOf } from '@yingda/events';
import { newId } from '@yingda/platform';
import { requireRight } from '../../domain/rights';
import { requireStorable } from '../../domain/storable';
import type { Consent } from '../../storage/files/file-lines';
import { by } from '../audited';
import { consentLine, type CustomerFileReader } from './customer-file-reader';
import { type FileGround, lockedCustomer } from './file-ground';

const SOURCES: Record<Actor['kind'], ConsentSource> = {
  agent: 'agent',
  customer: 'shopper',
  api: 'shop',
  system: 'shop',
};

/** A consent, given or taken back: a line more, never another one. */
export class WriteConsent {
  constructor(private readonly ground: FileGround) {}

  /** Customers say it of themselves. @throws Refusal not-permitted, customer-not-found, invalid-payload */
  async execute(actor: Actor, command: NoteConsent & { customerId: string }): Promise<ConsentLine> {
    const own = actor.kind === 'customer' && actor.customerId === command.customerId;
    if (!own) requireRight(actor, 'customer.edit');
    return (await this.write(actor, command))!;
  }

  /**
   * What a customer says by a link or a word, which may come twice: nothing is written where it is their last word for
   * this channel already. True: it was news. @throws Refusal customer-not-found
   */
  async say(actor: CustomerActor, command: NoteConsent): Promise<boolean> {
    const said = await this.write(actor, { ...command, customerId: actor.customerId, once: true });
    return said !== null;
  }

  private async write(
    actor: Actor,
    command: NoteConsent & { customerId: string; once?: boolean },
  ): Promise<ConsentLine | null> {
    requireStorable(command);
    const { customers, lines, facts, outbox, audit, unitOfWork, clock } = this.ground;
    return unitOfWork.run(async () => {
      const { id: customerId } = await lockedCustomer(customers, command.customerId);
      const { purpose, channel, given } = command;
      const before = command.once ? await lines.consents(customerId) : [];
      const last = before.find((one) => one.purpose === purpose && one.channel === channel);
      if (last?.given === given) return null;
      const who = refOf(actor);
      const consent: Consent = {
        ...{ id: newId(), customerId, purpose, channel, given, at: clock.now() },
        ...{ textVersion: command.textVersion ?? '', note: command.note?.trim() ?? '' },
        source: SOURCES[actor.kind],
        ...{ byId: who.kind === 'agent' ? who.id : null, byName: who.name },
      };
      await lines.addConsents([consent]);
      await facts.refresh([customerId]);
      await outbox.append('customer.consent-noted', customerId, {
        customerId,
        purpose,
        channel,
        given,
        by: who,
      });
      await audit.record({
        ...{ ...by(actor), action: 'customer.consent-noted', subjectKind: 'customer', subjectId: customerId },
        details: { purpose, channel, given },
      });
      return consentLine(consent);
    });
  }
}

/** What the file says was checked with the customer: it counts as fresh from now on. */
export class VerifyCustomer {
  constructor(
    private readonly ground: FileGround,
    private readonly reader: CustomerFileReader,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found */
  async execute(actor: Actor, customerId: string): Promise<CustomerFile> {
    requireRight(actor, 'customer.edit');
    const { customers, profiles, notes, changes, outbox, unitOfWork, clock } = this.ground;
    await unitOfWork.run(async () => {
      const customer = await lockedCustomer(customers, customerId);
      const before = await profiles.of(customerId);
      const now = clock.now();
      await profiles.put([{ ...before, verifiedAt: now, verifiedBy: refOf(actor).name }]);
      await notes.add(actor, customerId, [
        {
          ...{ field: 'verified', key: '' },
          ...{ before: before.verifiedAt?.toISOString() ?? '', after: now.toISOString() },
        },
      ]);
      await changes.touch(customer);
      await outbox.append('customer.verified', customerId, { customerId, by: refOf(actor) });
    });
    return this.reader.file(actor, customerId);
  }
}

/** How tiers, stages and verification are told. */
export class SetCustomerPolicy {
  constructor(private readonly ground: FileGround) {}

  async get(): Promise<CustomerPolicy> {
    return this.ground.policies.get();
  }

  /** @throws Refusal not-permitted, invalid-payload, stale-edit */
  async execute(actor: Actor, policy: CustomerPolicy): Promise<CustomerPolicy> {
    requireRight(actor, 'service-level.edit');
    for (const list of [policy.tiers, policy.verify])
      if (new Set(list.map(({ tier }) => tier)).size !== list.length)
        throw new Refusal('invalid-payload', 'A tier is named once.', { field: 'tiers' });
    if (policy.tiers.some((rule) => rule.tier === TIERS[0]))
      throw new Refusal('invalid-payload', 'The first tier needs no rule.', { field: 'tiers' });
    if (!policy.tiers.every((rule) => rule.minSpentFen ?? rule.minOrders ?? rule.maxDaysSinceOrder))
      throw new Refusal('invalid-payload', 'A rule says at least one thing.', { field: 'tiers' });
    if (policy.lostDays <= policy.atRiskDays)
      throw new Refusal('invalid-payload', 'Lost comes after at risk.', { field: 'lostDays' });
    const { policies, audit, unitOfWork } = this.ground;
    return unitOfWork.run(async () => {
      const before = await policies.get();
      if (!(await policies.put(policy, policy.version)))
        throw new Refusal('stale-edit', 'It was changed meanwhile.', { version: before.version });
      await audit.record({
        ...{
          ...by(actor),
          action: 'customer-policy.edited',
          subjectKind: 'customer-policy',
          subjectId: null,
        },
        details: { before, after: policy },
      });
      return policies.get();
    });
  }
}
