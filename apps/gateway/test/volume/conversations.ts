import type { Client } from 'pg';
import type { Person, Staff } from './people';
import { Random } from './random';
import { insertRows } from './rows';

const DAY_MS = 86_400_000;
const DAYS = 120;

/** One conversation as planned; its messages follow from it. */
export interface Planned {
  id: string;
  customerId: string;
  identityId: string;
  inboxId: string;
  channel: string;
  teamId: string;
  agentId: string | null;
  status: string;
  openedAt: Date;
  entries: number;
  /** Between two entries. */
  gapMs: number;
}

export interface ConversationNumbers {
  conversations: number;
  open: number;
  messages: number;
}

/** Sizes as they come: mostly short, a few very long, together exactly `messages`. */
export function lengths({ conversations, messages }: ConversationNumbers, random: Random): number[] {
  const weights = Array.from({ length: conversations }, () => 0.25 - Math.log(1 - random.next()));
  // A customer of years in one conversation, and some long complaints.
  weights[Math.floor(conversations * 0.9)] = (conversations / messages) * Math.min(5_000, messages / 50);
  for (let index = 1; index <= 5; index++)
    weights[Math.floor((conversations * index) / 7)] =
      (conversations / messages) * Math.min(1_000, messages / 200);
  const scale = (messages - 2 * conversations) / weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => 2 + Math.floor(weight * scale));
  let missing = messages - sizes.reduce((sum, size) => sum + size, 0);
  for (let at = 0; missing > 0; at = (at + 1) % conversations, missing--) sizes[at]!++;
  return sizes;
}

/** Conversations over the last months: the open ones mostly of today, some of them old. */
export function planConversations(
  numbers: ConversationNumbers,
  { staff, people, now }: { staff: Staff; people: Person[]; now: Date },
): Planned[] {
  const random = new Random(3);
  const sizes = lengths(numbers, random);
  const served = new Map(
    staff.teams.map((id) => [id, staff.agents.filter((agent) => agent.teamIds[0] === id)] as const),
  );
  const taken = new Set<string>();
  const openFrom = numbers.conversations - Math.floor(numbers.open * 0.9);
  const oldOpen = Math.max(
    1,
    Math.floor(openFrom / Math.max(1, numbers.open - (numbers.conversations - openFrom))),
  );
  return sizes.map((entries, index) => {
    const open = index >= openFrom || index % oldOpen === oldOpen - 1;
    const age = ((numbers.conversations - index) / numbers.conversations) * DAYS * DAY_MS;
    const openedAt = new Date(now.getTime() - age - 1_000);
    const [person, identity] = whoWrites(open);
    const inbox = staff.inboxes.find((one) => one.id === identity.inboxId)!;
    const teamId = random.chance(0.15) ? staff.teams[random.below(10)]! : inbox.teamId;
    const status = open ? openStatus(random) : random.chance(0.05) ? 'abandoned' : 'closed';
    const waits = status === 'queued' || status === 'bot' || status === 'abandoned';
    const room = open ? (age - 1_000) / entries : 3_600_000;
    return {
      id: random.id(openedAt),
      customerId: person.id,
      identityId: identity.id,
      inboxId: inbox.id,
      channel: inbox.channel,
      teamId,
      agentId: waits ? null : served.get(teamId)![random.skewed(served.get(teamId)!.length, 1.3)]!.id,
      status,
      openedAt,
      entries,
      gapMs: Math.max(1, Math.floor(Math.min(20_000 + random.next() * 160_000, room, age / entries))),
    };
  });

  function whoWrites(open: boolean) {
    for (;;) {
      const person = people[random.skewed(people.length)]!;
      const identity = random.one(person.identities);
      if (open && taken.has(identity.id)) continue;
      if (open) taken.add(identity.id);
      return [person, identity] as const;
    }
  }
}

/** Writes the conversations as their messages have left them, with the queue and the agents' loads. */
export async function fillConversations(
  client: Client,
  planned: Planned[],
  { staff, now }: { staff: Staff; now: Date },
): Promise<void> {
  const random = new Random(4);
  await insertRows(
    client,
    'conversations',
    planned.map((one, index) => {
      const ended = one.status === 'closed' || one.status === 'abandoned';
      const last = new Date(one.openedAt.getTime() + (one.entries - 1) * one.gapMs);
      const sequence = one.entries - Math.floor((one.entries + 12) / 19);
      const disposed = one.status === 'closed' && index % 40 !== 0;
      const answered = one.agentId !== null && one.status !== 'offered' && one.status !== 'assigned';
      const turn = new Date(one.openedAt.getTime() + one.gapMs);
      return {
        id: one.id,
        number: 100_001 + index,
        channel: one.channel,
        inbox_id: one.inboxId,
        customer_id: one.customerId,
        identity_id: one.identityId,
        team_id: one.teamId,
        agent_id: one.agentId,
        status: one.status,
        waiting_for: random.chance(0.5) || one.agentId === null ? 'us' : 'customer',
        waiting_since: last,
        escalation_level: 1,
        opened_at: one.openedAt,
        queued_at: one.openedAt,
        queue_first: index % 50 === 0,
        assigned_at: one.agentId ? turn : null,
        accepted_at: answered ? turn : null,
        first_response_at: answered ? turn : null,
        closed_at: ended ? last : null,
        ended_by: ended ? (one.status === 'closed' ? 'agent' : 'customer') : null,
        wrap_up_due: one.status === 'closed' && !disposed && index > planned.length * 0.97,
        disposition_topic_id: disposed ? staff.topics[random.skewed(29, 3)] : null,
        disposition_resolved: disposed ? 'yes' : null,
        disposition_summary: disposed ? 'Answered' : null,
        rating_score: disposed && index % 3 === 0 ? 1 + random.below(5) : null,
        rated_at: disposed && index % 3 === 0 ? last : null,
        last_message_author_kind: 'customer',
        last_message_excerpt: '您好',
        last_message_at: last,
        unread: ended ? 0 : random.below(3),
        customer_delivered: sequence,
        customer_read: Math.max(0, sequence - random.below(30)),
        agent_read: sequence,
        sequence,
        position: one.entries,
        customer_revision: 1,
        staff_revision: 1,
        left_message: index % 400 === 7,
        merged_into_id: null,
        subject: null,
      };
    }),
  );
  await client.query(`select setval('conversation_numbers', ${100_001 + planned.length})`);
  await client.query(`insert into routing_queue (conversation_id, team_id, front, queued_at, entered_by, turn_at, demand)
    select id, team_id, queue_first, queued_at, id, queued_at, case when queue_first then 'front|0|100' else 'back|0|100' end
    from conversations where status in ('queued', 'offered')`);
  await client.query(`insert into agent_loads (agent_id, open)
    select agent_id, count(*) from conversations where status in ('offered', 'assigned', 'active') group by agent_id`);
  await client.query(`insert into routing_handle_times (team_id, conversation_id, seconds, closed_at)
    select team_id, id, 300, closed_at from (
      select *, row_number() over (partition by team_id order by closed_at desc) as place
      from conversations where status = 'closed') c where place <= 50`);
  await insertRows(
    client,
    'agent_presence',
    staff.agents.map(({ id }) => ({ agent_id: id, chosen: 'online', since: now, shown: 'online' })),
  );
}

function openStatus(random: Random): string {
  const place = random.next();
  if (place < 0.12) return 'queued';
  if (place < 0.13) return 'offered';
  if (place < 0.15) return 'bot';
  return place < 0.25 ? 'assigned' : 'active';
}
