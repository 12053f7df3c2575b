import type { Evidence, Screen, Stored, StoredEntry } from './evidence';
import { judge } from './judge';
import { expectedFor } from './screen-rules';

const CONVERSATION = 'conversation-a';
const OTHER = 'conversation-b';
const SHOPPER = { name: 'visitor-1', audience: 'customer', personId: 'identity-1' } as const;
const STRANGER = { name: 'visitor-2', audience: 'customer', personId: 'identity-2' } as const;
const AGENT = { name: 'agent-1', audience: 'staff', personId: 'agent-id-1' } as const;

const entry = (position: number, part: Partial<StoredEntry> = {}): StoredEntry => ({
  id: `id-${position}`,
  conversationId: CONVERSATION,
  position,
  sequence: position,
  entry: 'message',
  clientMessageId: `text-${position}`,
  authorKind: 'customer',
  authorId: 'customer-1',
  words: `words ${position}`,
  createdAt: `2026-03-02T02:00:0${position}.000Z`,
  edited: false,
  recalled: false,
  copied: false,
  ...part,
});

/** Three messages of a shopper, a note in between, an answer of the agent; everything as it should be. */
function honest(): { evidence: Evidence; stored: Stored } {
  const entries = [
    entry(1),
    entry(2),
    entry(3, { entry: 'note', sequence: null, authorKind: 'agent', authorId: AGENT.personId }),
    entry(4, { sequence: 3 }),
    entry(5, { sequence: 4, authorKind: 'agent', authorId: AGENT.personId }),
  ];
  const conversation = {
    id: CONVERSATION,
    customerId: 'customer-1',
    identityId: SHOPPER.personId,
    agentId: AGENT.personId,
    teamId: 'team-1',
    status: 'active',
    sequence: 4,
    position: 5,
    unread: 1,
    customerDelivered: 0,
    customerRead: 0,
    agentRead: 2,
  };
  const stored: Stored = {
    conversations: [conversation, { ...conversation, ...elsewhere }],
    entries: [...entries, entry(1, { ...other })],
    holders: [],
    agents: [{ id: AGENT.personId, teamIds: ['team-1'], seesAll: false, open: 1 }],
    queued: [OTHER],
    untold: 0,
  };
  const client = ({ authorKind }: StoredEntry) => (authorKind === 'agent' ? AGENT : SHOPPER).name;
  const marks = { customerDelivered: 0, customerRead: 0, agentRead: 2 };
  const screen = (of: typeof SHOPPER | typeof AGENT): Screen => ({
    ...{ client: of.name, conversationId: CONVERSATION, ready: true, failure: null, start: 0, marks },
    entries: expectedFor(of, entries),
  });
  const evidence: Evidence = {
    until: 100,
    clients: [SHOPPER, STRANGER, AGENT],
    writings: stored.entries.map((row, order) => ({
      client: row.conversationId === OTHER ? STRANGER.name : client(row),
      clientMessageId: row.clientMessageId as string,
      entry: row.entry as 'message' | 'note',
      text: row.words,
      place: row.conversationId,
      ...{ at: order, order, kept: true, withdrawn: false },
    })),
    answers: entries.map((row) => ({
      client: client(row),
      ...{ at: 10, tookMs: 2, conversationId: CONVERSATION, id: row.id, sequence: row.sequence },
      clientMessageId: row.clientMessageId as string,
      createdAt: row.createdAt,
    })),
    changes: [],
    heard: [SHOPPER, AGENT].map((of) => ({
      client: of.name,
      conversationId: CONVERSATION,
      entries: new Map(expectedFor(of, entries).map(({ id, order }) => [id, { order, at: 1 }])),
      hidden: new Set<string>(),
    })),
    overheard: [{ client: SHOPPER.name, clientMessageId: 'text-5', note: false }],
    screens: [screen(SHOPPER), screen(AGENT)],
    unsent: [],
    mishaps: [],
  };
  return { evidence, stored };
}
const elsewhere = {
  id: OTHER,
  identityId: STRANGER.personId,
  ...{ agentId: null, teamId: 'team-2', status: 'queued', sequence: 1, position: 1, unread: 1, agentRead: 0 },
};
const other = { id: 'other-1', conversationId: OTHER, clientMessageId: 'other-text', authorId: 'customer-2' };

type Doctor = (records: { evidence: Evidence; stored: Stored }) => void;
const screenOf = (evidence: Evidence, client: string) =>
  evidence.screens.find((screen) => screen.client === client) as Screen;
const without = <T>(list: T[], at: number) => list.splice(at, 1);

const cases: [string, string, Doctor][] = [
  ['an acknowledged message that is not stored', 'lost', ({ stored }) => without(stored.entries, 4)],
  [
    'a message stored twice, in two conversations',
    'once',
    ({ stored }) => stored.entries.push(entry(6, { sequence: 5, clientMessageId: 'text-1' })),
  ],
  [
    'a text nobody wrote',
    'invented',
    ({ evidence }) =>
      evidence.writings.splice(
        evidence.writings.findIndex((one) => one.order === 1),
        1,
      ),
  ],
  [
    'a retry with another sequence',
    'retry',
    ({ evidence }) => {
      evidence.answers.push({ ...evidence.answers[0]!, sequence: 9 });
    },
  ],
  [
    'a retry with another id',
    'retry',
    ({ evidence }) => {
      evidence.answers.push({ ...evidence.answers[0]!, id: 'id-9' });
    },
  ],
  [
    'an answer with a sequence that is not the stored one',
    'acknowledged-otherwise',
    ({ evidence }) => {
      evidence.answers[3]!.sequence = 2;
    },
  ],
  [
    'a gap in the positions',
    'gap',
    ({ stored }) => {
      stored.entries[4]!.position = 7;
    },
  ],
  [
    'a gap in the sequences',
    'gap',
    ({ stored }) => {
      stored.entries[4]!.sequence = 6;
    },
  ],
  [
    'a conversation that counts more than it has',
    'gap',
    ({ stored }) => {
      stored.conversations[0]!.sequence = 5;
    },
  ],
  [
    'two messages stored in the wrong order',
    'order',
    ({ evidence }) => {
      const [first, second] = evidence.writings as [Evidence['writings'][0], Evidence['writings'][0]];
      [first.order, second.order] = [second.order, first.order];
    },
  ],
  [
    'other words than were written',
    'words',
    ({ evidence }) => {
      evidence.writings[0]!.text = 'something else';
    },
  ],
  [
    'an acknowledged edit that did not hold',
    'words',
    ({ evidence }) => {
      evidence.changes.push({
        client: SHOPPER.name,
        at: 20,
        messageId: 'id-1',
        text: 'new',
        acknowledged: true,
      });
    },
  ],
  [
    'an acknowledged recall that did not hold',
    'words',
    ({ evidence }) => {
      evidence.changes.push({
        client: SHOPPER.name,
        at: 20,
        messageId: 'id-1',
        text: null,
        acknowledged: true,
      });
    },
  ],
  [
    'a message stored under another name',
    'author',
    ({ stored }) => {
      stored.entries[4]!.authorId = 'agent-id-2';
    },
  ],
  [
    'a note on a customer’s screen',
    'wrong-screen',
    ({ evidence, stored }) => {
      const [note] = expectedFor({ audience: 'staff' }, [stored.entries[2]!]);
      screenOf(evidence, SHOPPER.name).entries.push({ ...note!, order: 5 });
    },
  ],
  [
    'the words of a note on a customer’s line',
    'wrong-screen',
    ({ evidence }) => {
      evidence.overheard.push({ client: SHOPPER.name, clientMessageId: 'text-3', note: true });
    },
  ],
  [
    'a staff entry on a customer’s line',
    'wrong-screen',
    ({ evidence }) => {
      evidence.heard[0]!.hidden.add('id-3');
    },
  ],
  [
    'another customer’s words on a customer’s line',
    'wrong-screen',
    ({ evidence }) => {
      evidence.overheard.push({ client: STRANGER.name, clientMessageId: 'text-1', note: false });
    },
  ],
  [
    'a conversation of another team on an agent’s line',
    'wrong-screen',
    ({ evidence }) => {
      const entries = new Map([['other-1', { order: 1, at: 1 }]]);
      evidence.heard.push({ client: AGENT.name, conversationId: OTHER, entries, hidden: new Set() });
    },
  ],
  [
    'what was written long after it went to another team, on the line of the first',
    'leak',
    ({ stored }) => {
      Object.assign(stored.conversations[0]!, { agentId: 'agent-id-2', teamId: 'team-2' });
      stored.holders = gone(3);
    },
  ],
  [
    'an entry that was told and is not stored',
    'phantom',
    ({ evidence }) => {
      evidence.heard[0]!.entries.set('id-77', { order: 5, at: 1 });
    },
  ],
  [
    'an entry told under another number',
    'order',
    ({ evidence }) => {
      evidence.heard[0]!.entries.set('id-1', { order: 2, at: 1 });
    },
  ],
  [
    'a message missing on a screen',
    'incomplete',
    ({ evidence }) => without(screenOf(evidence, SHOPPER.name).entries, 1),
  ],
  [
    'a screen that never got ready',
    'incomplete',
    ({ evidence }) => {
      screenOf(evidence, AGENT.name).ready = false;
    },
  ],
  [
    'a screen refused to who may see it',
    'refused',
    ({ evidence }) => {
      screenOf(evidence, AGENT.name).failure = 'not-permitted';
    },
  ],
  [
    'a message doubled on a screen',
    'doubled',
    ({ evidence }) => {
      const { entries } = screenOf(evidence, SHOPPER.name);
      entries.push(entries[0]!);
    },
  ],
  [
    'two messages swapped on a screen',
    'order',
    ({ evidence }) => {
      screenOf(evidence, SHOPPER.name).entries.reverse();
    },
  ],
  [
    'an edit that did not reach a screen',
    'stale',
    ({ stored, evidence }) => {
      Object.assign(stored.entries[0]!, { words: 'new', edited: true });
      evidence.changes.push({
        client: SHOPPER.name,
        at: 20,
        messageId: 'id-1',
        text: 'new',
        acknowledged: true,
      });
    },
  ],
  [
    'a read mark that did not reach a screen',
    'marks',
    ({ evidence }) => {
      screenOf(evidence, SHOPPER.name).marks = { customerDelivered: 0, customerRead: 0, agentRead: 1 };
    },
  ],
  [
    'something odd that a screen did on the way',
    'screen',
    ({ evidence }) => {
      evidence.mishaps.push({ client: SHOPPER.name, conversationId: CONVERSATION, at: 1, says: 'odd' });
    },
  ],
  [
    'a text that is neither stored nor in the queue',
    'forgotten',
    ({ evidence }) => {
      evidence.writings.push({ ...evidence.writings[0]!, clientMessageId: 'text-9', order: 9 });
    },
  ],
  [
    'a text that is still in the queue',
    'unsent',
    ({ evidence }) => {
      evidence.unsent.push({
        client: SHOPPER.name,
        clientMessageId: 'text-9',
        state: 'waiting',
        failure: null,
      });
    },
  ],
  [
    'a text given back as refused that is stored',
    'unsent',
    ({ evidence }) => {
      const failure = 'not-permitted';
      evidence.unsent.push({ client: SHOPPER.name, clientMessageId: 'text-1', state: 'failed', failure });
    },
  ],
  [
    'an agent whose load is counted wrong',
    'counter',
    ({ stored }) => {
      stored.agents[0]!.open = 2;
    },
  ],
  [
    'unread messages counted wrong',
    'counter',
    ({ stored }) => {
      stored.conversations[0]!.unread = 0;
    },
  ],
  [
    'somebody waiting whom routing does not know',
    'waits-unknown',
    ({ stored }) => {
      stored.queued = [];
    },
  ],
  [
    'events no screen was told of',
    'untold',
    ({ stored }) => {
      stored.untold = 3;
    },
  ],
];

/** It was the agent's and went to another team after this position, long before anything was written. */
const gone = (position: number) => [
  { ...{ conversationId: CONVERSATION, position: 1, agentId: AGENT.personId, teamId: 'team-1' }, at: 0 },
  { ...{ conversationId: CONVERSATION, position, agentId: 'agent-id-2', teamId: 'team-2' }, at: 1_000 },
];

describe('the judge', () => {
  it('finds nothing where nothing is wrong', () => {
    const { evidence, stored } = honest();
    expect(judge(evidence, stored)).toEqual([]);
  });

  it.each(cases)('finds %s', (_, rule, doctor) => {
    const records = honest();
    doctor(records);
    expect(judge(records.evidence, records.stored).map((violation) => violation.rule)).toContain(rule);
  });

  it('says which conversation, client and text it is about', () => {
    const { evidence, stored } = honest();
    stored.entries.splice(4, 1);
    expect(judge(evidence, stored)).toContainEqual({
      rule: 'lost',
      says: 'acknowledged as id-5, and not stored',
      conversationId: CONVERSATION,
      client: AGENT.name,
      clientMessageId: 'text-5',
    });
  });

  it('compares nothing with the tables that was seen after they were read', () => {
    const { evidence, stored } = honest();
    evidence.heard[0]!.entries.set('id-later', { order: 5, at: 101 });
    evidence.answers.push({
      ...evidence.answers[0]!,
      at: 101,
      clientMessageId: 'text-later',
      id: 'id-later',
    });
    expect(judge(evidence, stored)).toEqual([]);
  });

  it('takes either form of a message whose edit nobody answered, and no older one after an answered edit', () => {
    const { evidence, stored } = honest();
    const edit = (at: number, text: string | null, acknowledged: boolean) =>
      evidence.changes.push({ client: SHOPPER.name, at, messageId: 'id-1', text, acknowledged });
    const form = (words: string, recalled = false) => {
      const changed = { words, recalled, edited: true };
      Object.assign(stored.entries[0]!, changed);
      for (const screen of evidence.screens) Object.assign(screen.entries[0]!, changed);
      return judge(evidence, stored).length;
    };
    edit(1, 'second', true);
    edit(2, 'third', false);
    expect([form('words 1'), form('second'), form('third'), form('', true)]).toEqual([1, 0, 0, 1]);
    edit(3, null, true);
    expect([form('third'), form('', true)]).toEqual([1, 0]);
  });

  it('asks no order of a message that was refused and that an earlier try stored later', () => {
    const { evidence, stored } = honest();
    const [first, second] = evidence.writings as [Evidence['writings'][0], Evidence['writings'][0]];
    [first.order, second.order] = [second.order, first.order];
    second.refused = true;
    expect(judge(evidence, stored)).toEqual([]);
  });

  it('accepts what was never acknowledged, stored or not, and what an agent no longer may see', () => {
    const { evidence, stored } = honest();
    evidence.answers.splice(4, 1);
    stored.conversations[0]!.agentId = 'agent-id-2';
    stored.conversations[0]!.teamId = 'team-2';
    stored.holders = gone(5);
    stored.agents = [{ ...stored.agents[0]!, open: 0 }];
    screenOf(evidence, AGENT.name).entries.pop();
    expect(judge(evidence, stored)).toEqual([]);
  });
});
