import type { DomainEvent } from '@yingda/events';
import { currentRequest, laneOf, newId, type Clock, type Outbox, type Statement } from '@yingda/platform';
import type { Writer } from './append-messages';

/** Who has received or read how far. */
export interface Mark {
  conversationId: string;
  upToSequence: number;
  by: { kind: 'customer-read' | 'customer-delivered' | 'agent-read'; id: string };
}
type Payload = DomainEvent<'conversation.read'>['payload'];

const DELIVERED = 'greatest(c.customer_delivered, h.up_to)';
// Only rows up to a number that this statement's own snapshot has seen are counted, so that none can be missing.
const NEWLY_READ = `(select count(*)::integer from messages m where m.conversation_id = c.id
  and m.sequence > c.agent_read and m.sequence <= h.up_to and m.author_kind = 'customer' and m.entry = 'message')`;

const statement = (
  name: string,
  how: { set: string; when: string; reader: string; shown: string },
): Statement => ({
  name,
  text: `with h as (select least($2::integer, sequence) as up_to from conversations where id = $1),
c as (
  update conversations c set ${how.set}, staff_revision = c.staff_revision + 1, customer_revision = c.customer_revision + 1
  from h where c.id = $1 and ${how.when}
  returning c.*),
told as (
  select jsonb_build_object('conversationId', c.id, 'reader', '${how.reader}', ${how.shown},
    'unread', c.unread, 'agentId', c.agent_id, 'teamId', c.team_id) as payload from c),
stored as (
  insert into outbox_events (id, name, aggregate_id, lane, payload, occurred_at, request_id)
  select $4::uuid, 'conversation.read', $1::text, $5::smallint, told.payload, $6::timestamptz, $7::text from told)
select payload from told`.replaceAll('id = $1', 'id = $1::uuid'),
});

const STATEMENTS: Record<Mark['by']['kind'], Statement> = {
  'customer-read': statement('mark-customer-read', {
    set: `customer_read = h.up_to, customer_delivered = ${DELIVERED}`,
    when: 'c.customer_id = $3::uuid and h.up_to > c.customer_read',
    reader: 'customer',
    shown: `'deliveredSequence', c.customer_delivered, 'readSequence', c.customer_read`,
  }),
  'customer-delivered': statement('mark-customer-delivered', {
    set: `customer_delivered = ${DELIVERED}`,
    when: 'c.customer_id = $3::uuid and h.up_to > c.customer_delivered',
    reader: 'customer',
    shown: `'deliveredSequence', c.customer_delivered, 'readSequence', c.customer_read`,
  }),
  // Only who has it reads it for the shop: a colleague or a reviewer looking in leaves no mark.
  'agent-read': statement('mark-agent-read', {
    set: `agent_read = h.up_to, unread = c.unread - ${NEWLY_READ}`,
    when: 'c.agent_id = $3::uuid and h.up_to > c.agent_read',
    reader: 'agent',
    shown: `'deliveredSequence', c.agent_read, 'readSequence', c.agent_read`,
  }),
};

/** Delivered and read marks: one prepared statement each, announced after its commit. */
export class Marks {
  constructor(
    private readonly writer: Writer,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** False when nothing changed: not theirs, not there, or marked as far already. */
  async set(mark: Mark): Promise<boolean> {
    const { conversationId } = mark;
    const id = newId();
    const now = this.clock.now();
    const requestId = currentRequest();
    const rows = await this.writer.queryArrays<[Payload]>(STATEMENTS[mark.by.kind], [
      conversationId,
      Math.min(mark.upToSequence, 2_147_483_647),
      mark.by.id,
      id,
      laneOf(conversationId),
      now,
      requestId ?? null,
    ]);
    const payload = rows[0]?.[0];
    if (!payload) return false;
    const event: DomainEvent<'conversation.read'> = {
      id,
      name: 'conversation.read',
      aggregateId: conversationId,
      occurredAt: now.toISOString(),
      payload,
      ...(requestId === undefined ? {} : { requestId }),
    };
    this.outbox.announce([event as DomainEvent], performance.now());
    return true;
  }
}
