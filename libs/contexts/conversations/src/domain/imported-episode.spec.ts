import { importedLine, LineProblem } from './import-line';
import { importedEpisode } from './imported-episode';

const NOW = new Date('2025-04-01T00:00:00Z');
const at = (minute: number) => `2025-03-01T09:${String(minute).padStart(2, '0')}:00+08:00`;
const CLOSED = { at: at(50), kind: 'closed' };
const ASKED = { at: at(0), from: 'customer', text: 'hello' };

function episodeOf(line: { messages?: unknown[]; events?: unknown[] }) {
  const read = importedLine(JSON.stringify({ id: 'a', inbox: 'shop', customer: { key: 'c' }, ...line }), NOW);
  let ids = 0;
  const named = (name: string) => ({ id: `id of ${name}`, name, publicName: name });
  return importedEpisode(read.entries, {
    conversationId: 'conversation',
    source: 'oldchat',
    inbox: { id: 'inbox', channel: 'web' },
    team: { id: 'team', name: 'Team' },
    subject: null,
    customer: {
      kind: 'customer',
      customerId: 'customer',
      identityId: 'identity',
      inboxId: 'inbox',
      name: 'Lin',
    },
    agent: named,
    team_: named,
    topic: (name) => ({ topicId: `id of ${name}`, topicZh: name, topicEn: name }),
    topicOfLine: null,
    newId: () => `id ${++ids}`,
  });
}

const timelineOf = (line: Parameters<typeof episodeOf>[0]) =>
  episodeOf(line).entries.map(({ content }) =>
    content.kind === 'event' ? content.event : content.kind === 'text' ? content.text : '',
  );

describe('a conversation of another system', () => {
  it('is taken by whoever answers without having been given it', () => {
    const { conversation } = episodeOf({
      messages: [ASKED, { at: at(3), from: 'agent', agent: 'Ann', text: 'hi' }],
      events: [CLOSED],
    });
    expect(conversation).toMatchObject({
      status: 'closed',
      endedBy: 'agent',
      agentId: 'id of Ann',
      assignedAt: new Date('2025-03-01T01:03:00Z'),
      firstResponseAt: new Date('2025-03-01T01:03:00Z'),
      wrapUpDue: false,
    });
  });

  it('is with a bot until the line says that it was queued', () => {
    const line = {
      messages: [ASKED, { at: at(1), from: 'bot', text: 'a person will come' }],
      events: [
        { at: at(2), kind: 'queued' },
        { at: at(9), kind: 'abandoned' },
      ],
    };
    const { conversation, entries } = episodeOf(line);
    expect(conversation).toMatchObject({
      status: 'abandoned',
      firstResponseAt: null,
      queuedAt: new Date('2025-03-01T01:02:00Z'),
    });
    expect(entries.find(({ author }) => author.kind === 'bot')).toBeDefined();
    expect(timelineOf(line).slice(0, 4)).toEqual([
      'conversation-opened',
      'hello',
      'a person will come',
      'conversation-queued',
    ]);
  });

  it('is reopened by a customer who writes after the end, and is not taken where that is too late', () => {
    const again = (when: string) => ({
      messages: [ASKED, { at: when, from: 'customer', text: 'again' }],
      events: [
        { at: at(10), kind: 'closed' },
        { at: '2025-03-05T09:00:00+08:00', kind: 'closed' },
      ],
    });
    expect(timelineOf(again('2025-03-01T20:00:00+08:00'))).toContain('conversation-reopened');
    expect(() => episodeOf(again('2025-03-04T20:00:00+08:00'))).toThrow(LineProblem);
  });

  it('goes from hand to hand as it did, each in order', () => {
    const { conversation } = episodeOf({
      messages: [ASKED],
      events: [
        { at: at(1), kind: 'assigned', agent: 'Ann' },
        { at: at(2), kind: 'accepted', agent: 'Ann' },
        { at: at(3), kind: 'transferred', agent: 'Ann', toAgent: 'Bob' },
        { at: at(4), kind: 'escalated', agent: 'Bob', text: 'hard' },
        { ...CLOSED, topic: 'Refund', resolved: 'partly', text: 'half of it' },
        { at: at(55), kind: 'rated', score: 2, resolved: 'no' },
      ],
    });
    expect(conversation).toMatchObject({
      agentId: 'id of Bob',
      escalationLevel: 2,
      dispositionTopicId: 'id of Refund',
      dispositionResolved: 'partly',
      ratingScore: 2,
      ratingResolved: 'no',
    });
  });

  it('numbers its timeline without gaps, and leaves nothing unread', () => {
    const { conversation, entries } = episodeOf({ messages: [ASKED], events: [CLOSED] });
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
    const shown = entries.flatMap(({ sequence }) => sequence ?? []);
    expect(shown).toEqual(shown.map((_, index) => index + 1));
    expect(conversation).toMatchObject({
      position: entries.length,
      sequence: shown.length,
      unread: 0,
      customerRead: shown.length,
      agentRead: shown.length,
    });
  });

  it('that is not over is not taken', () => {
    expect(() => episodeOf({ messages: [ASKED] })).toThrow(/not over/);
  });
});
