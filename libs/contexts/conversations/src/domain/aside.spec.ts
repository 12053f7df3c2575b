import { aCustomer, anAgent, theSystem } from '../testing';
import { awaitCall, rejoin } from './aside';
import { assign } from './assignment';
import { abandon } from './closing';
import type { Conversation } from './conversation';
import { open, unopened } from './opening';
import type { Moment } from './step';

const customer = aCustomer();
const agent = anAgent({ name: '甲' });
let made = 0;
const newId = () => `0191a000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
const now = new Date('2026-03-02T02:00:00.000Z');
const by = (actor: Moment['actor']): Moment => ({ actor, now, newId });
const time = { from: new Date('2026-03-02T06:00:00.000Z'), until: new Date('2026-03-02T07:00:00.000Z') };
const waiting = (): Conversation => {
  const { customerId, identityId } = customer;
  const ids = { conversationId: newId(), inboxId: newId(), teamId: newId() };
  return open(unopened({ ...ids, channel: 'web', customerId, identityId }, now), {}, by(customer)).pop()!
    .conversation;
};
const events = (steps: ReturnType<typeof rejoin>) =>
  steps.flatMap(({ entries }) => entries.map(({ content }) => content.kind === 'event' && content.event));

describe('a conversation whose customer does not wait in front of it', () => {
  it('is queued as before while a call is owed, and not abandoned when the customer goes', () => {
    const before = waiting();
    const [step] = awaitCall(before, time, by(customer));
    expect(step!.conversation).toMatchObject({
      status: 'queued',
      leftMessage: true,
      queuedAt: before.queuedAt,
    });
    expect(step!.entries[0]!.content).toMatchObject({
      event: 'callback-planned',
      details: { from: time.from.toISOString(), until: time.until.toISOString() },
    });
    expect(abandon(step!.conversation, by(theSystem))).toEqual([]);
  });

  it('is waited in again, with what became of the call', () => {
    const called = awaitCall(waiting(), time, by(customer)).pop()!.conversation;
    const back = rejoin(called, { cancelled: true }, by(customer));
    expect(back.pop()!.conversation).toMatchObject({ status: 'queued', leftMessage: false });
    expect(events(rejoin(called, { cancelled: true }, by(customer)))).toEqual([
      'callback-cancelled',
      'queue-rejoined',
    ]);
    expect(events(rejoin(called, { cancelled: false }, by(customer)))).toEqual(['queue-rejoined']);
    expect(rejoin(waiting(), { cancelled: false }, by(customer))).toEqual([]);
  });

  it('is not set aside, nor taken back, once somebody answers', () => {
    const receiver = { id: agent.agentId, name: agent.name, publicName: agent.publicName };
    const called = awaitCall(waiting(), time, by(customer)).pop()!.conversation;
    const given = assign(called, { ...receiver, how: 'routed', accepted: true }, by(theSystem));
    const served = given.pop()!.conversation;
    expect(() => awaitCall(served, time, by(customer))).toThrow(
      expect.objectContaining({ code: 'conversation-not-open' }),
    );
    expect(rejoin(served, { cancelled: true }, by(customer))).toEqual([]);
  });
});
