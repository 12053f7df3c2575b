import { type Membership, type PutMembership as PutMembershipCommand } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { requireStorable } from '../../domain/storable';
import type { MembershipsTable } from '../../storage/orders/memberships-table';
import type { ShopCustomers } from '../shop-customers';
import { requireShop } from './put-order';

const moment = (at: string | null | undefined) => (at ? new Date(at).toISOString() : null);

/** The shop's own system writes a customer's level and points. */
export class PutMembership {
  constructor(
    private readonly memberships: MembershipsTable,
    private readonly shopCustomers: ShopCustomers,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is older than what is known changes nothing. @throws Refusal not-permitted, invalid-payload */
  async execute(actor: Actor, command: PutMembershipCommand & { externalId: string }): Promise<Membership> {
    requireShop(actor);
    requireStorable({ ...command });
    const now = this.clock.now();
    const next: Membership = {
      level: command.level.trim(),
      points: command.points,
      pointsExpiring: command.pointsExpiring ?? null,
      pointsExpireAt: moment(command.pointsExpireAt),
      cardNumber: command.cardNumber ?? null,
      memberSince: moment(command.memberSince),
      changedAt: moment(command.changedAt) ?? now.toISOString(),
    };
    return this.unitOfWork.run(async () => {
      const { customer } = await this.shopCustomers.ensure(command.externalId.trim());
      const known = await this.memberships.of(customer.id);
      if (known && (next.changedAt < known.changedAt || isSame(known, next))) return known;
      await this.memberships.put(customer.id, next, now);
      const { level, points } = next;
      await this.outbox.append('membership.put', customer.id, { customerId: customer.id, level, points });
      return next;
    });
  }
}

function isSame(one: Membership, other: Membership): boolean {
  const said = ({ level, points, pointsExpiring, pointsExpireAt, cardNumber, memberSince }: Membership) =>
    JSON.stringify([level, points, pointsExpiring, pointsExpireAt, cardNumber, memberSince]);
  return said(one) === said(other);
}
