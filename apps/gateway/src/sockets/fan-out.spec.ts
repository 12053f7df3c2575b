import { ConversationState, StaffEntry } from '@yingda/contracts';
import type { ActorRef, DomainEventMap, EventName } from '@yingda/events';
import { silentLog } from '@yingda/platform';
import { CustomerScreens, ScreenFacts } from './customer-screens';
import type { Emitter } from './emitter';
import { FanOut } from './fan-out';
import type { HeldSockets, JoinedIdentity } from './held-sockets';
import type { Loads } from './loads';
import { Lookups } from './lookups';
import { rooms } from './rooms';

const SECRETS = ['a note', 'Internal Wang', 'a reason', 'a summary', 'beside it', 'note to go'];
const at = '2026-03-02T03:00:00.000Z';
const by: ActorRef = { kind: 'agent', id: 'ann', name: 'Internal Wang' };
const state: ConversationState = {
  id: 'c',
  number: '100001',
  channel: 'web',
  inboxId: 'i',
  customerId: 'p',
  identityId: 'd',
  teamId: 't',
  agentId: 'ann',
  status: 'active',
  waitingFor: 'us',
  waitingSince: at,
  escalationLevel: 2,
  openedAt: at,
  queuedAt: at,
  assignedAt: at,
  acceptedAt: at,
  firstResponseAt: null,
  closedAt: null,
  endedBy: null,
  wrapUpDue: false,
  disposition: { topicId: 'x', resolved: 'yes', summary: 'a summary' },
  rating: null,
  lastMessage: { authorKind: 'agent', excerpt: 'hello', at },
  unread: 0,
  marks: { customerDelivered: 1, customerRead: 1, agentRead: 1 },
  head: { conversationId: 'c', sequence: 2, revision: 3, position: 5 },
  leftMessage: false,
  mergedInto: null,
  subject: null,
};
const entry = (part: Partial<StaffEntry>): StaffEntry => ({
  id: 'm',
  conversationId: 'c',
  position: 5,
  sequence: 2,
  entry: 'message',
  author: { kind: 'agent', id: 'ann', name: 'Fang' },
  content: { kind: 'text', text: 'hello' },
  createdAt: at,
  ...part,
});
const message = entry({ mentions: ['bob'] });
const note = entry({ entry: 'note', sequence: null, content: { kind: 'text', text: 'a note' } });
const hidden = entry({
  entry: 'event',
  sequence: null,
  content: { kind: 'event', event: 'conversation-escalated', details: { reason: 'a reason' } },
});
const shown = entry({
  entry: 'event',
  content: {
    kind: 'event',
    event: 'conversation-transferred',
    details: { agentName: 'Fang', byName: 'Internal Wang', note: 'note to go', beside: 'beside it' },
  },
});
const change = (entries: StaffEntry[] = []) => ({ conversation: state, entries, by });

type Sent = { to: string; rooms: string[]; name: string; payload: unknown };

class Facts extends ScreenFacts {
  override async survey(): Promise<null> {
    return null;
  }
  blockedIds: string[] = [];
  override async customerConversation(id: string) {
    return { id, status: 'active', agent: { id: 'ann', name: 'Fang' } } as never;
  }
  override async row(id: string) {
    return { ...state, id, status: 'offered', customer: {} } as never;
  }
  override async presence(agentId: string) {
    return { agentId, state: 'online', load: 0 } as never;
  }
  override async blocked(id: string) {
    return this.blockedIds.includes(id);
  }
}

function stage() {
  const sent: Sent[] = [];
  const held: unknown[] = [];
  const record = (to: string) => (inRooms: string[], name: string, payload: unknown) =>
    void sent.push({ to, rooms: [...inRooms].sort(), name, payload });
  const emitter = {
    widget: record('widget'),
    console: record('console'),
    endSessions: (namespace: string, room: string, code: string) =>
      void sent.push({ to: `end ${namespace}`, rooms: [room], name: code, payload: {} }),
  } as unknown as Emitter;
  const sockets = {
    identityJoined: (joined: JoinedIdentity) => void held.push(joined),
    agentChanged: (agentId: string) => void held.push({ agentId }),
    conversationChanged: ({ id }: ConversationState) => void held.push({ conversationId: id }),
  } as unknown as HeldSockets;
  const facts = new Facts();
  const loads = { moved: (holder: object) => void held.push(holder) } as unknown as Loads;
  const screens = new CustomerScreens(emitter, facts, new Lookups(silentLog));
  const fanOut = new FanOut(emitter, screens, sockets, loads);
  const happens = async <N extends EventName>(name: N, payload: DomainEventMap[N]): Promise<Sent[]> => {
    fanOut.deliver([{ id: 'e', name, aggregateId: 'c', occurredAt: at, payload }]);
    await new Promise((resolve) => setImmediate(resolve));
    return sent.splice(0);
  };
  return { happens, held, facts };
}
const short = (all: Sent[]): string[] => all.map((one) => `${one.to} ${one.name} → ${one.rooms.join(' ')}`);

const STAFF = rooms.staffOf('c');
const CUSTOMER = rooms.customerOf('c');
const LISTS = [STAFF, rooms.everything, rooms.agent('ann'), rooms.team('t')].sort().join(' ');
const ROW = `console conversation.updated → ${LISTS}`;
const VIEW = [`widget conversation.updated → ${CUSTOMER}`, `widget agent.changed → ${CUSTOMER}`];
const ENTRY = `console message.sent → ${STAFF}`;

describe('who hears of what', () => {
  const CASES: [string, EventName, object, string[]][] = [
    [
      'a message',
      'message.sent',
      { ...change([message]), firstResponse: true },
      [ENTRY, `widget message.sent → ${CUSTOMER}`, ROW],
    ],
    [
      'a note',
      'note.added',
      { ...change([note]), mentions: ['bob'] },
      [ENTRY, ROW, `console agent.mentioned → ${rooms.agent('bob')}`],
    ],
    [
      'a mention that was read',
      'mention.read',
      { agentId: 'bob', conversationId: 'c', upToPosition: 5 },
      [`console mention.read → ${rooms.agent('bob')}`],
    ],
    [
      'a hidden event',
      'conversation.escalated',
      { ...change([hidden]), level: 2, reason: 'a reason' },
      [ENTRY, ROW, ...VIEW],
    ],
    [
      'an offer',
      'conversation.offered',
      { ...change(), agentId: 'ann', expiresAt: at },
      [ROW, ...VIEW, `console conversation.offered → ${rooms.agent('ann')}`],
    ],
    [
      'a declined offer',
      'conversation.declined',
      { ...change(), agentId: 'bob', missed: false },
      [
        ROW,
        `console conversation.withdrawn → ${rooms.agent('bob')}`,
        `console conversation.updated → ${rooms.agent('bob')}`,
        ...VIEW,
      ],
    ],
    [
      'a transfer from another team',
      'conversation.transferred',
      {
        ...change([shown]),
        from: { agentId: 'bob', teamId: 'u' },
        to: { agentId: 'ann', teamId: 't' },
        note: 'note to go',
      },
      [
        ENTRY,
        `widget message.sent → ${CUSTOMER}`,
        ROW,
        `console conversation.updated → ${rooms.team('u')}`,
        `console conversation.withdrawn → ${rooms.agent('bob')}`,
        `console conversation.updated → ${rooms.agent('bob')}`,
        ...VIEW,
      ],
    ],
    [
      'a read mark',
      'conversation.read',
      {
        conversationId: 'c',
        reader: 'customer',
        deliveredSequence: 1,
        readSequence: 1,
        unread: 0,
        agentId: 'ann',
        teamId: 't',
      },
      [`console conversation.read → ${LISTS}`, `widget conversation.read → ${CUSTOMER}`],
    ],
    [
      'a page',
      'page.visited',
      { customerId: 'p', url: 'https://x.example', title: 'x', at },
      [`console page.visited → ${rooms.customer('p')}`],
    ],
    [
      'a customer',
      'customer.updated',
      { customerId: 'p', name: 'x', tier: 'gold', isVisitor: false, code: 'X', blocked: false },
      [`console customer.updated → ${rooms.customers}`],
    ],
    [
      'a blocked customer',
      'customer.blocked',
      { customerId: 'p', reason: 'a reason', until: null, by },
      [`end /widget visitor-blocked → ${rooms.customer('p')}`],
    ],
    [
      'an ended account',
      'agent.deactivated',
      { agentId: 'ann', successorId: null, by },
      [
        `end /console account-deactivated → ${rooms.agent('ann')}`,
        `console directory.changed → ${rooms.staff}`,
      ],
    ],
    [
      'a new password or role',
      'agent.updated',
      { agentId: 'ann', role: 'agent', teamIds: [], capacity: 1, endSessions: true },
      [`end /console token-expired → ${rooms.agent('ann')}`, `console directory.changed → ${rooms.staff}`],
    ],
    [
      'presence',
      'presence.changed',
      { agentId: 'ann', state: 'online', chosen: 'online', reason: null, previous: 'away' },
      [`console presence.changed → ${rooms.staff}`],
    ],
  ];
  it.each(CASES)('%s', async (...[, name, payload, expected]) => {
    expect(short(await stage().happens(name, payload as never)).sort()).toEqual([...expected].sort());
  });

  it('builds what customers get field by field: no note, reason, summary, internal name or number of staff', async () => {
    const { happens } = stage();
    const all = [
      ...(await happens('message.sent', { ...change([message, note, hidden, shown]), firstResponse: false })),
      ...(await happens('note.added', { ...change([note]), mentions: [] })),
      ...(await happens('conversation.disposed', { ...change([hidden]), disposition: state.disposition! })),
      ...(await happens('conversation.transferred', {
        ...change([shown, note]),
        from: { agentId: 'ann', teamId: 't' },
        to: { agentId: null, teamId: 'u' },
        note: 'note to go',
      })),
      ...(await happens('message.updated', {
        conversation: state,
        entry: note,
        how: 'edited',
        customerRevision: 1,
        staffRevision: 2,
        by,
      })),
    ];
    const seen = all.filter((one) => one.to === 'widget');
    expect(seen.every((one) => one.rooms.join() === CUSTOMER)).toBe(true);
    expect(seen.filter((one) => one.name === 'message.sent')).toHaveLength(3);
    const words = JSON.stringify(seen);
    for (const secret of [...SECRETS, 'position', 'mentions']) expect(words).not.toContain(secret);
  });

  it('never tells a customer’s room of another conversation, nor staff rooms of the widget’s namespace', async () => {
    const { happens } = stage();
    for (const one of await happens('message.sent', { ...change([message]), firstResponse: false }))
      for (const room of one.rooms) expect(room.endsWith(':customer')).toBe(one.to === 'widget');
  });

  it('has those who hold sockets look after them when a conversation changes hands, not at every message', async () => {
    const { happens, held } = stage();
    await happens('message.sent', { ...change([message]), firstResponse: false });
    expect(held).toEqual([]);
    await happens('conversation.queued', { ...change(), teamId: 't', reason: 'returned' });
    expect(held).toEqual([{ conversationId: 'c' }]);
  });

  it('has loads told when a conversation counts for somebody else, and at no other change', async () => {
    const { happens, held } = stage();
    const holder = { before: 'ann', after: null };
    await happens('conversation.closed', {
      ...change(),
      endedBy: 'agent',
      disposition: null,
      agentId: 'ann',
      holder,
    });
    await happens('conversation.disposed', { ...change(), disposition: state.disposition! });
    expect(held).toEqual([holder]);
  });

  it('says where the note stands that names somebody, to nobody but them', async () => {
    const { happens } = stage();
    const told = (await happens('note.added', { ...change([note]), mentions: ['bob'] })).at(-1);
    expect(told).toEqual({
      ...{ to: 'console', rooms: [rooms.agent('bob')], name: 'agent.mentioned' },
      payload: {
        ...{ conversationId: 'c', number: '100001', byId: 'ann', byName: 'Internal Wang', excerpt: 'a note' },
        ...{ noteId: 'm', position: 5, at },
      },
    });
  });

  it('lets an identity go on as its customer at once, and ends it where that customer is blocked', async () => {
    const { happens, held, facts } = stage();
    const joined = { identityId: 'd', fromCustomerId: 'v', toCustomerId: 'p' };
    await happens('identity.joined', joined);
    expect(held.splice(0)).toEqual([{ identityId: 'd', toCustomerId: 'p' }]);
    facts.blockedIds.push('p');
    await happens('identity.joined', joined);
    expect(held.at(-1)).toEqual({ identityId: 'd', toCustomerId: 'p', blocked: true });
    const by = { kind: 'agent' as const, id: 'ann', name: 'Ann' };
    await happens('identity.separated', { ...joined, fromCustomerId: 'p', toCustomerId: 'v', by });
    expect(held.at(-1)).toEqual({ identityId: 'd', toCustomerId: 'v' });
  });

  it('offers nothing that is no longer offered by the time it is looked up', async () => {
    const { happens, facts } = stage();
    facts.row = async () => ({ ...state, status: 'active', customer: {} }) as never;
    const sent = await happens('conversation.offered', { ...change(), agentId: 'ann', expiresAt: at });
    expect(sent.some((one) => one.name === 'conversation.offered')).toBe(false);
  });
});
