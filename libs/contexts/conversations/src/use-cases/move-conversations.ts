import type { Actor } from '@yingda/events';
import type { Database } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { type MoveReason, moveToCustomer } from '../domain/handling';
import type { ConversationChanges } from './conversation-changes';

/**
 * An identity belongs to another customer, because it was joined to them or a join was taken back: the conversations it
 * began go along, those begun meanwhile as well, and what it uploaded and has not sent yet. What its customer wrote in a
 * conversation that another identity began stays there, as part of what was said in it. System only; doing it twice
 * changes nothing.
 */
export class MoveConversations {
  constructor(
    private readonly database: Database,
    private readonly changes: ConversationChanges,
  ) {}

  async execute(
    actor: Actor,
    command: { identityId: string; fromCustomerId: string; toCustomerId: string; why: MoveReason },
  ): Promise<void> {
    ConversationAccess.demand(actor.kind === 'system', actor, 'move');
    // Found by the customer they leave: no index knows all conversations of an identity.
    const rows = await this.database.query<{ id: string }>(
      'select id from conversations where customer_id = $1 and identity_id = $2 order by id',
      [command.fromCustomerId, command.identityId],
    );
    for (const { id } of rows)
      await this.changes.change(actor, id, (conversation, moment) =>
        moveToCustomer(conversation, { customerId: command.toCustomerId, why: command.why }, moment),
      );
    await this.database.query(
      `update attachments set uploader_id = $2 where message_id is null and uploader_kind = 'customer' and uploader_id = $1`,
      [command.fromCustomerId, command.toCustomerId],
    );
  }
}
