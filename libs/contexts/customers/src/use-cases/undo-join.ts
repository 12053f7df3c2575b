import { type SeparatedCustomers } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { requireRight } from '../domain/rights';
import type { Distinctions } from '../storage/distinctions';
import type { Identity } from '../storage/identities';
import type { JoinPart } from '../storage/joins';
import { by } from './audited';
import { type CustomerChanges, customerNotFound } from './customer-changes';
import type { CustomerReader } from './customer-reader';
import type { JoinStorage } from './joining';
import type { TakeBackTrails } from './take-back-trails';

/** What undoing a join calls beside its storage. */
export interface UndoParts {
  distinctions: Distinctions;
  changes: CustomerChanges;
  trails: TakeBackTrails;
  reader: CustomerReader;
}

/**
 * Takes a join back, at any time: by a rule, by hand, or from long ago. Its identities go back to the customer they came
 * from, with everything that was said to and by them, before and since. Joins that were made on top of it end for these
 * identities with it. The two are not the same person from now on: no rule joins them again and nothing suggests it.
 */
export class UndoJoin {
  constructor(
    private readonly storage: JoinStorage,
    private readonly parts: UndoParts,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `customerId` is whose the identities are now. Undoing twice changes nothing. @throws Refusal not-permitted, not-found, stale-edit */
  async execute(actor: Actor, command: { customerId: string; joinId: string }): Promise<SeparatedCustomers> {
    requireRight(actor, 'customer.edit');
    const { staysId, backId } = await this.unitOfWork.run(() => this.undo(actor, command));
    return {
      customer: await this.parts.reader.record(staysId, { masked: true }),
      separatedCustomerId: backId,
    };
  }

  private async undo(
    actor: Actor,
    command: { customerId: string; joinId: string },
  ): Promise<{ staysId: string; backId: string }> {
    const { customers, identities, joins } = this.storage;
    const known = await joins.parts(command.joinId);
    const first = known[0];
    if (!first) throw new Refusal('not-found', 'There is no such join.');
    // Identities before customers, as everybody does who receives something from one.
    const locked = await identities.lockAll(known.map((part) => part.identityId));
    const all = await this.lockPath(first, command.customerId);
    const stays = all.get(command.customerId);
    if (!stays || stays.joinedInto)
      throw new Refusal('stale-edit', 'This customer was joined meanwhile; look again.');
    const here = new Set(locked.filter((one) => one.customerId === stays.id).map((one) => one.id));
    // Read once more, now that nobody else can undo it.
    const parts = (await joins.parts(first.groupId)).filter(
      (part) => part.undoneAt === null && here.has(part.identityId),
    );
    const from = all.get(first.from)!;
    if (parts.length === 0) return { staysId: stays.id, backId: await customers.rootOf(from) };
    const going = locked.filter((one) => parts.some((part) => part.identityId === one.id));
    const order = { parts, going, stays, from };
    const backId = await this.restore(actor, order);
    await this.tell(actor, { ...order, backId });
    return { staysId: stays.id, backId };
  }

  /** Everybody on the way from whom they came from to whose they are now. */
  private async lockPath(part: JoinPart, customerId: string): Promise<Map<string, Customer>> {
    const { customers } = this.storage;
    const from = await customers.find(part.from);
    if (!from) throw customerNotFound();
    const to = (await customers.find(part.to))!;
    const way = [...(await customers.pathOf(from)), ...(await customers.pathOf(to)), customerId];
    const locked = await customers.lockAll([...new Set(way)]);
    const all = new Map(locked.map((customer) => [customer.id, customer]));
    // Somebody on the way was joined or separated while they were waited for.
    const fresh = [
      ...(await customers.pathOf(all.get(from.id)!)),
      ...(await customers.pathOf(all.get(to.id)!)),
    ];
    if (fresh.some((id) => !all.has(id)))
      throw new Refusal('stale-edit', 'One of them was joined meanwhile; look again.');
    return all;
  }

  private async restore(
    actor: Actor,
    { parts, going, stays, from }: { parts: JoinPart[]; going: Identity[]; stays: Customer; from: Customer },
  ): Promise<string> {
    const { customers, identities, joins } = this.storage;
    const at = this.clock.now();
    const { id, kind, name } = refOf(actor);
    const who = { id: kind === 'agent' ? id : null, name, at };
    const first = parts[0]!;
    const revived = first.emptied && from.joinedInto === first.to;
    if (revived) await customers.save({ ...from, joinedInto: null, version: from.version + 1 }, at);
    const backId = revived ? from.id : await customers.rootOf(from);
    const ids = going.map((identity) => identity.id);
    const above = (await joins.standing(ids)).filter((part) => isFrom(part, parts));
    await joins.undo(
      above.map((part) => part.id),
      who,
    );
    for (const identity of going) {
      const part = parts.find((one) => one.identityId === identity.id)!;
      await identities.put({ ...identity, ...beforeOf(identity, part), customerId: backId });
    }
    if (!revived) await this.rejoin(going, from);
    await this.parts.trails.execute({ part: first, stays, back: { id: backId, from }, identityIds: ids });
    await customers.seeAnew([stays.id, backId]);
    if (backId !== stays.id) await this.parts.distinctions.add([from.id, first.to], who);
    return backId;
  }

  // Whom they came from has been joined into somebody meanwhile: they come along, and go back with that join.
  private async rejoin(going: Identity[], from: Customer): Promise<void> {
    const { customers, joins } = this.storage;
    const path = await customers.pathOf(from);
    for (const customerId of path.slice(0, -1)) {
      const along = await joins.emptying(customerId);
      if (!along) continue;
      const { groupId, to, reason, byId, byName, at } = along;
      await joins.add(
        going.map((identity) => ({
          ...{ groupId, identityId: identity.id, from: customerId, to, reason, byId, byName, at },
          emptied: true,
          before: {
            signedTo: identity.signedTo,
            verified: identity.verified,
            provenAs: identity.provenAs ?? null,
          },
        })),
        {},
      );
    }
  }

  private async tell(
    actor: Actor,
    order: { parts: JoinPart[]; going: Identity[]; stays: Customer; backId: string },
  ): Promise<void> {
    const { customers } = this.storage;
    const { parts, going, stays, backId } = order;
    for (const id of new Set([stays.id, backId]))
      await this.parts.changes.announce((await customers.find(id))!);
    for (const { id: identityId } of going)
      if (backId !== stays.id)
        await this.outbox.append('identity.separated', identityId, {
          identityId,
          fromCustomerId: stays.id,
          toCustomerId: backId,
          by: refOf(actor),
        });
    await this.audit.record({
      ...by(actor),
      action: 'customer.join-undone',
      subjectKind: 'customer',
      subjectId: stays.id,
      details: { separatedCustomerId: backId, identities: going.length, reason: parts[0]!.reason },
    });
  }
}

/** The part of this join, or one that was made after it. */
function isFrom(part: JoinPart, undone: JoinPart[]): boolean {
  const own = undone.find((one) => one.identityId === part.identityId);
  if (!own) return false;
  return (
    part.id === own.id || part.at > own.at || (part.at.getTime() === own.at.getTime() && part.id > own.id)
  );
}

/** Joins from before this was kept were by a signature, whose absence is what was before, or changed nothing. */
function beforeOf(identity: Identity, part: JoinPart): Pick<Identity, 'signedTo' | 'verified' | 'provenAs'> {
  if (part.before) return part.before;
  return part.reason === 'signed-in'
    ? { signedTo: null, verified: false, provenAs: null }
    : { signedTo: identity.signedTo, verified: identity.verified, provenAs: null };
}
