import type { SystemActor } from '@yingda/events';
import type { Relay } from '@yingda/platform';
import type { MoveConversations } from '../use-cases/move-conversations';

const actor: SystemActor = { kind: 'system', name: 'customers' };

/** Conversations go along when their identity is joined to a known customer. */
export class FollowIdentities {
  constructor(private readonly move: MoveConversations) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe('conversations.identities', {
      'identity.joined': ({ payload: { identityId, fromCustomerId, toCustomerId } }) =>
        this.move.execute(actor, { identityId, fromCustomerId, toCustomerId }),
    });
  }
}
