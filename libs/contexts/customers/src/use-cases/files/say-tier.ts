import { type CustomerFile, type SetTier } from '@yingda/contracts';
import { Refusal, type Tier } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { requireRight } from '../../domain/rights';
import { requireStorable } from '../../domain/storable';
import { by } from '../audited';
import type { CustomerFileReader } from './customer-file-reader';
import { type FileGround, lockedCustomer } from './file-ground';
import type { TellStanding } from './tell-standing';

/** A tier said by hand wins over the rules, says so with its reason, and may have an end. */
export class SayTier {
  constructor(
    private readonly ground: FileGround,
    private readonly standing: TellStanding,
    private readonly reader: CustomerFileReader,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found, invalid-payload */
  async execute(actor: Actor, command: SetTier & { customerId: string }): Promise<CustomerFile> {
    requireRight(actor, 'customer.edit');
    requireStorable(command);
    const { customers, changes, notes, profiles, unitOfWork, clock } = this.ground;
    const until = command.until ? new Date(command.until) : null;
    if (until && until <= clock.now())
      throw new Refusal('invalid-payload', 'The end must be later than now.', { field: 'until' });
    await unitOfWork.run(async () => {
      const customer = await lockedCustomer(customers, command.customerId);
      await profiles.put([
        {
          ...(await profiles.of(customer.id)),
          ...{ tierSource: 'hand', tierReason: command.reason.trim(), tierBy: refOf(actor).name },
          ...{ tierSince: clock.now(), tierUntil: until },
        },
      ]);
      await notes.add(actor, customer.id, [
        { field: 'tier', key: 'hand', before: customer.tier, after: command.tier },
      ]);
      await changes.touch(customer, command.tier);
      await this.audited(actor, customer.id, { from: customer.tier, to: command.tier });
    });
    return this.reader.file(actor, command.customerId);
  }

  /** Leaves the tier to the rules again; without rules it stays as it is until somebody says another. */
  async leave(actor: Actor, customerId: string): Promise<CustomerFile> {
    requireRight(actor, 'customer.edit');
    const { customers, profiles, unitOfWork, clock } = this.ground;
    await unitOfWork.run(async () => {
      const customer = await lockedCustomer(customers, customerId);
      const before = await profiles.of(customerId);
      if (before.tierSource === 'default' || before.tierSource === 'rule') return;
      await profiles.put([
        {
          ...before,
          ...{ tierSource: 'rule', tierReason: '', tierBy: refOf(actor).name },
          ...{ tierSince: clock.now(), tierUntil: null },
        },
      ]);
      await this.audited(actor, customerId, { from: customer.tier, to: 'rules' });
      await this.standing.tell([customerId]);
    });
    return this.reader.file(actor, customerId);
  }

  private async audited(actor: Actor, customerId: string, details: { from: Tier; to: Tier | 'rules' }) {
    await this.ground.audit.record({
      ...{ ...by(actor), action: 'customer.tier-said', subjectKind: 'customer', subjectId: customerId },
      details,
    });
  }
}
