import {
  type Content,
  type ConversationState,
  type CustomerConversation,
  type Head,
} from '@yingda/contracts';
import { isChoosable, type Choosable, type WaitingFor } from '@yingda/contracts/names';
import type { Clock, Database } from '@yingda/platform';
import type { Conversation } from '../domain/conversation';
import { customerViewOf, stateOf } from '../domain/views';
import { CONVERSATION_COLUMNS } from './conversation-row';

const OPEN = `c.status in ('bot', 'queued', 'offered', 'assigned', 'active')`;
const HELD = `c.status in ('offered', 'assigned', 'active')`;
// What the shop said after the customer last read; events are not messages.
const CUSTOMER_UNREAD = `(select count(*)::integer from messages m where m.conversation_id = c.id
  and m.sequence > c.customer_read and m.entry = 'message' and m.author_kind <> 'customer'
  and m.recalled_at is null) as "customerUnread"`;

/** A message that is still to be answered by choice. */
export interface OpenMenu {
  messageId: string;
  position: number;
  content: Choosable;
}

/** Conversations as others ask for them. Reading needs no lock and decides nothing: `ConversationAccess` does. */
export class ConversationReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async state(id: string): Promise<ConversationState | null> {
    return (await this.states([id]))[0] ?? null;
  }

  /** In no particular order; ids that do not exist are left out. */
  async states(ids: string[]): Promise<ConversationState[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<Conversation>(
      `select ${CONVERSATION_COLUMNS} from conversations c where c.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(stateOf);
  }

  async byNumber(number: string): Promise<ConversationState | null> {
    if (!/^\d{1,18}$/.test(number)) return null;
    const rows = await this.database.query<Conversation>(
      `select ${CONVERSATION_COLUMNS} from conversations c where c.number = $1`,
      [number],
    );
    return rows[0] ? stateOf(rows[0]) : null;
  }

  /**
   * The open conversation of an identity in an inbox, or, where the customer is named, the one that was opened through
   * another identity of theirs: who signs in on a second device goes on with what is open.
   */
  async openOf(
    of: { identityId: string; customerId?: string },
    inboxId: string,
  ): Promise<ConversationState | null> {
    const rows = await this.database.query<Conversation>(
      `select ${CONVERSATION_COLUMNS} from conversations c
        where (c.identity_id = $1 or c.customer_id = $2) and c.inbox_id = $3 and ${OPEN}
        order by (c.identity_id = $1) desc, c.opened_at desc limit 1`,
      [of.identityId, of.customerId ?? null, inboxId],
    );
    return rows[0] ? stateOf(rows[0]) : null;
  }

  /** Without who serves it and the place in the queue: those are filled in by who knows them (`agentId` says whom). */
  async customerView(id: string): Promise<(CustomerConversation & { agentId: string | null }) | null> {
    const rows = await this.views('c.id = $1', [id], 'limit 1');
    return rows[0] ?? null;
  }

  /** All of a customer, newest first; `next` is the cursor of the following page. */
  async customerConversations(
    customerId: string,
    cursor: string | null,
    limit = 20,
  ): Promise<{ items: (CustomerConversation & { agentId: string | null })[]; next: string | null }> {
    const after = cursor === null ? null : decode(cursor);
    const items = await this.views(
      `c.customer_id = $1 and ($2::timestamptz is null or (c.opened_at, c.id) < ($2::timestamptz, $3::uuid))`,
      [customerId, after?.openedAt ?? null, after?.id ?? null, limit + 1],
      'order by c.opened_at desc, c.id desc limit $4',
    );
    const page = items.slice(0, limit);
    const last = page[page.length - 1];
    return { items: page, next: items.length > limit && last ? encode(last) : null };
  }

  /**
   * The customer of a conversation, the identity they wrote from last (before a place, if given; else the conversation's
   * own) and what it is about.
   */
  async repliesTo(
    id: string,
    before?: number,
  ): Promise<{
    customerId: string;
    identityId: string;
    ownIdentityId: string;
    subject: string | null;
  } | null> {
    const rows = await this.database.query<{
      customerId: string;
      identityId: string;
      ownIdentityId: string;
      subject: string | null;
    }>(
      `select c.customer_id as "customerId", c.subject, coalesce(l.identity_id, c.identity_id) as "identityId",
         c.identity_id as "ownIdentityId"
       from conversations c left join lateral (
         select m.identity_id from messages m
         where m.conversation_id = c.id and m.author_kind = 'customer' and m.entry = 'message'
           and m.copied_from_id is null and m.position < coalesce($2::integer, 2147483647)
         order by m.position desc limit 1) l on true
       where c.id = $1`,
      [id, before ?? null],
    );
    return rows[0] ?? null;
  }

  /** A message as it stands, kept so till the caller's unit of work ends; null when it was recalled. */
  async asItStands(messageId: string): Promise<Content | null> {
    const rows = await this.database.query<{ content: Content }>(
      'select content from messages where id = $1 and recalled_at is null for share',
      [messageId],
    );
    return rows[0]?.content ?? null;
  }

  /**
   * What the shop said last before a place of the timeline, when that is to be answered by choice: numbers and labels
   * that the customer writes there belong to it. Null when somebody has said something else since.
   */
  async openMenu(id: string, beforePosition: number): Promise<OpenMenu | null> {
    const rows = await this.database.query<OpenMenu>(
      `select m.id as "messageId", m.position, m.content from messages m
        where m.conversation_id = $1 and m.position < $2 and m.entry = 'message' and m.author_kind <> 'customer'
          and m.copied_from_id is null and m.recalled_at is null
        order by m.position desc limit 1`,
      [id, beforePosition],
    );
    const [last] = rows;
    return last && isChoosable(last.content) ? last : null;
  }

  /** A menu or survey that a customer was shown; null when there is none of this id in conversations of theirs. */
  async menuOf(messageId: string, customerId: string): Promise<Choosable | null> {
    const rows = await this.database.query<{ content: Content }>(
      `select m.content from messages m join conversations c on c.id = m.conversation_id
        where m.id = $1 and c.customer_id = $2 and m.entry = 'message' and m.author_kind <> 'customer'`,
      [messageId, customerId],
    );
    const content = rows[0]?.content;
    return content && isChoosable(content) ? content : null;
  }

  /** Latest numbers for an audience; position is for staff only. */
  heads(ids: string[], audience: 'customer' | 'staff'): Promise<Head[]> {
    const numbers =
      audience === 'staff' ? 'staff_revision as revision, position' : 'customer_revision as revision';
    return this.database.query<Head>(
      `select id as "conversationId", sequence, ${numbers} from conversations where id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Open conversations counted against each agent's capacity; agents without any are left out. */
  async loads(agentIds: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ agentId: string; open: number }>(
      'select agent_id as "agentId", open from agent_loads where agent_id = any($1::uuid[])',
      [agentIds],
    );
    return new Map(rows.map((row) => [row.agentId, row.open]));
  }

  /** What an agent has or is offered; with `waitingFor`, only where that side is waited for. */
  async openIdsOfAgent(agentId: string, waitingFor?: WaitingFor): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select c.id from conversations c where c.agent_id = $1 and ${HELD} and ${OPEN}
         and ($2::text is null or c.waiting_for = $2) order by c.waiting_since, c.id`,
      [agentId, waitingFor ?? null],
    );
    return rows.map((row) => row.id);
  }

  /** Served conversations whose customer has been waited for since before a moment, longest first. */
  async silentSince(before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select c.id from conversations c where ${OPEN} and c.waiting_for = 'customer' and c.waiting_since < $1
         and c.status in ('assigned', 'active') order by c.waiting_for desc, c.waiting_since, c.id limit $2`,
      [before, limit],
    );
    return rows.map((row) => row.id);
  }

  private async views(
    where: string,
    values: unknown[],
    tail: string,
  ): Promise<(CustomerConversation & { agentId: string | null })[]> {
    const now = this.clock.now();
    const rows = await this.database.query<Conversation & { customerUnread: number }>(
      `select ${CONVERSATION_COLUMNS}, ${CUSTOMER_UNREAD} from conversations c where ${where} ${tail}`,
      values,
    );
    return rows.map((row) => ({ ...customerViewOf(row, row.customerUnread, now), agentId: row.agentId }));
  }
}

function encode(last: CustomerConversation): string {
  return Buffer.from(`${last.openedAt} ${last.id}`).toString('base64url');
}

function decode(cursor: string): { openedAt: Date; id: string } | null {
  const [openedAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const date = new Date(openedAt);
  // A cursor somebody made up begins at the beginning.
  return Number.isNaN(date.getTime()) || !/^[0-9a-f-]{36}$/i.test(id) ? null : { openedAt: date, id };
}
