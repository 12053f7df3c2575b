import type { Database, Relay } from '@yingda/platform';

/**
 * How far a message has come is told to staff at once and may be missed: the entry gets a newer revision, so that the
 * next head shows it and catching up brings it.
 */
export class MarkChangedDeliveries {
  constructor(private readonly database: Database) {}

  register(relay: Relay): void {
    relay.subscribe('conversations.deliveries', {
      'delivery.changed': ({ payload: { conversationId, messageId, delivery } }) =>
        // A message that waits came that way: nobody has it in another form.
        delivery.state === 'queued' && !delivery.failure
          ? Promise.resolve()
          : this.execute(conversationId, messageId),
    });
  }

  async execute(conversationId: string, messageId: string): Promise<void> {
    const [row] = await this.database.query<{ revision: number }>(
      'update conversations set staff_revision = staff_revision + 1 where id = $1 returning staff_revision as revision',
      [conversationId],
    );
    if (row)
      await this.database.query(
        'update messages set staff_revision = $3 where id = $2 and conversation_id = $1',
        [conversationId, messageId, row.revision],
      );
  }
}
