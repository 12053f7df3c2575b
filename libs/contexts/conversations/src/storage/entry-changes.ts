import { type Content, type StaffEntry } from '@yingda/contracts';
import { refOf } from '@yingda/events';
import type { Database, Outbox } from '@yingda/platform';
import type { Conversation } from '../domain/conversation';
import type { Moment } from '../domain/step';
import { stateOf } from '../domain/views';

/** A change of one entry that is stored already. */
export interface EntryChange {
  entry: StaffEntry;
  /** `filled`: what it holds has arrived; nobody changed what was said. */
  how: 'edited' | 'recalled' | 'filled';
  content: Content;
  /** The new excerpt when it is what lists show. */
  lastExcerpt?: string;
}

/** Edits and recalls in place: the entry keeps its numbers, the revisions tell who has the older form. */
export class EntryChanges {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Under the conversation's lock; gives the conversation after it. */
  async apply(conversation: Conversation, change: EntryChange, moment: Moment): Promise<Conversation> {
    const { entry, how } = change;
    const shown = entry.sequence !== null && entry.sequence !== undefined;
    const after: Conversation = {
      ...conversation,
      staffRevision: conversation.staffRevision + 1,
      customerRevision: conversation.customerRevision + (shown ? 1 : 0),
      ...(change.lastExcerpt === undefined ? {} : { lastMessageExcerpt: change.lastExcerpt }),
    };
    const at = moment.now.toISOString();
    const updated: StaffEntry =
      how === 'filled'
        ? { ...entry, content: change.content }
        : { ...entry, content: change.content, [how === 'edited' ? 'editedAt' : 'recalledAt']: at };
    await this.database.query(
      `update messages set content = $3, staff_revision = $5,
         edited_at = case when $7 = 'edited' then $4 else edited_at end,
         recalled_at = case when $7 = 'recalled' then $4 else recalled_at end,
         customer_revision = case when sequence is null then customer_revision else $6 end
       where conversation_id = $1 and position = $2`,
      [
        conversation.id,
        entry.position,
        JSON.stringify(change.content),
        moment.now,
        after.staffRevision,
        after.customerRevision,
        how,
      ],
    );
    await this.database.query(
      `update conversations set staff_revision = $2, customer_revision = $3, last_message_excerpt = $4 where id = $1`,
      [conversation.id, after.staffRevision, after.customerRevision, after.lastMessageExcerpt],
    );
    await this.outbox.append('message.updated', conversation.id, {
      conversation: stateOf(after),
      entry: updated,
      how,
      customerRevision: after.customerRevision,
      staffRevision: after.staffRevision,
      by: refOf(moment.actor),
    });
    return after;
  }
}
