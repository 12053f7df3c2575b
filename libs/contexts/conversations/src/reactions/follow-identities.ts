import type { DomainEventMap, SystemActor } from '@yingda/events';
import type { Relay } from '@yingda/platform';
import type { MoveReason } from '../domain/handling';
import type { MoveConversations } from '../use-cases/move-conversations';

const actor: SystemActor = { kind: 'system', name: 'customers' };

/** Conversations go along when their identity is joined to a customer, and back with it when that is undone. */
export class FollowIdentities {
  constructor(private readonly move: MoveConversations) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe('conversations.identities', {
      'identity.joined': ({ payload: { reason, by, ...way } }) =>
        this.move.execute(actor, { ...way, why: joinedBecause(reason, by) }),
      'identity.separated': ({ payload: { by, ...way } }) =>
        this.move.execute(actor, {
          ...way,
          why: { event: 'customer-separated', details: { byName: by.name } },
        }),
    });
  }
}

type Joined = DomainEventMap['identity.joined'];

function joinedBecause(reason: Joined['reason'], by: Joined['by']): MoveReason {
  return reason === 'hand' || reason === 'union'
    ? { event: 'customer-joined', details: { reason, byName: by?.name ?? '' } }
    : { event: 'customer-identified', details: {} };
}
