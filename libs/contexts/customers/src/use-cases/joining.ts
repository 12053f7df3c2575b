import type { JoinReason } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { newId, type Clock, type Outbox } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { gainedFrom } from '../domain/joining';
import type { Customers } from '../storage/customers';
import type { CustomerTrails } from '../storage/customer-trails';
import { type Identities, type Identity, provenAs } from '../storage/identities';
import type { Joins, Moved } from '../storage/joins';
import type { CustomerChanges } from './customer-changes';

/** Storage that joining and its undoing need. */
export interface JoinStorage {
  customers: Customers;
  identities: Identities;
  trails: CustomerTrails;
  joins: Joins;
}

/** What is to be joined. Both customers and the identities are locked, and neither customer is joined into another. */
export interface JoinOrder {
  stays: Customer;
  goes: Customer;
  /** Those of `goes` that move; all of them leave it empty. */
  identities: Identity[];
  reason: JoinReason;
  /** Who was proven to be `from` is now proven to be `to`. Null where nothing is proven: an agent decided it. */
  proof: { from: string; to: string } | null;
  /** The shop's id in the signature that proves one of the identities. */
  signed?: { identityId: string; sub: string };
}

/** The one way in which identities come to another customer: with a record from which it can be undone exactly. */
export class Joining {
  constructor(
    private readonly storage: JoinStorage,
    private readonly changes: CustomerChanges,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Inside a unit of work. Gives the customer that stays, as they are now. */
  async join(actor: Actor, order: JoinOrder): Promise<Customer> {
    const { customers, identities, trails } = this.storage;
    const { stays, goes, reason } = order;
    const now = this.clock.now();
    const by = refOf(actor);
    const groupId = newId();
    for (const identity of order.identities) await identities.put(placed(identity, order));
    const emptied = (await identities.of(goes.id)).length === 0;
    const moved: Moved = emptied ? await trails.move(goes.id, stays.id, now) : {};
    const { facts, gained } = emptied ? gainedFrom(stays, goes) : { facts: {}, gained: { facts: [] } };
    await this.storage.joins.add(
      order.identities.map((identity) => ({
        groupId,
        identityId: identity.id,
        from: goes.id,
        to: stays.id,
        reason,
        byId: by.kind === 'agent' ? by.id : null,
        byName: by.name,
        at: now,
        emptied,
        before: {
          signedTo: identity.signedTo,
          verified: identity.verified,
          provenAs: identity.provenAs ?? null,
        },
      })),
      { ...moved, gained },
    );
    if (emptied) {
      await customers.save({ ...goes, joinedInto: stays.id, version: goes.version + 1 }, now);
      // Whoever has the one that went on the screen asks again, and is shown the one that stays.
      await this.changes.announce(goes);
    }
    const before = seenLater(stays, goes, emptied);
    const after = await this.changes.apply(before, facts);
    if (after.lastSeenAt) await customers.markSeen(after.id, after.lastSeenAt);
    if (after === before) await this.changes.announce(after);
    // Their other devices were let in by the customer's own file, which said nothing of it.
    if (moved.blocks && moved.blocks.length > 0) await this.changes.announceBlock(stays.id);
    for (const { id: identityId } of order.identities)
      await this.outbox.append('identity.joined', identityId, {
        identityId,
        fromCustomerId: goes.id,
        toCustomerId: stays.id,
        reason,
        by,
      });
    return after;
  }
}

function placed(identity: Identity, { stays, proof, signed }: JoinOrder): Identity {
  const before = provenAs(identity);
  const isSigned = signed?.identityId === identity.id;
  return {
    ...identity,
    customerId: stays.id,
    provenAs: proof && before === proof.from ? proof.to : before,
    signedTo: identity.signedTo ?? (isSigned ? signed.sub : null),
    verified: identity.verified || isSigned,
  };
}

function seenLater(stays: Customer, goes: Customer, emptied: boolean): Customer {
  const [mine, theirs] = [stays.lastSeenAt, emptied ? goes.lastSeenAt : null];
  return theirs && (!mine || theirs > mine) ? { ...stays, lastSeenAt: theirs } : stays;
}
