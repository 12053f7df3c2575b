import type { Outbox, Relay, UnitOfWork } from '@yingda/platform';
import type { Identities } from '../storage/identities';

/**
 * A shopper who is joined, or separated, in the very moment of opening a conversation opens it in the name they had
 * before, after their conversations have moved. It is told once more, and the conversation follows.
 */
export class KeepWithIdentity {
  constructor(
    private readonly identities: Identities,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe('customers.identities', {
      'conversation.opened': ({ payload: { conversation } }) =>
        this.check(conversation.identityId, conversation.customerId),
    });
  }

  private async check(identityId: string, fromCustomerId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      // Locked, so that this takes its place among its joins and separations.
      const identity = await this.identities.lock(identityId);
      if (!identity || identity.customerId === fromCustomerId) return;
      await this.outbox.append('identity.joined', identityId, {
        identityId,
        fromCustomerId,
        toCustomerId: identity.customerId,
      });
    });
  }
}
