import type { Actor } from '@yingda/events';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import fc from 'fast-check';
import { aCustomer, anAgent, theSystem } from '../testing';
import { accept, assign, offer } from './assignment';
import { abandon, closeWithDisposition, closeWithoutDisposition, dispose, rate } from './closing';
import { isHeld, isOpen, isServed, type Conversation } from './conversation';
import { escalate, transfer, waitForCustomer } from './handling';
import { mergeSource, mergeTarget, sourceBefore, unmergeSource } from './merging';
import { admit, append } from './messages';
import { addNote } from './notes';
import { enqueue, giveBack, leave, open, unopened } from './opening';
import { reopen } from './reopening';
import type { Moment, NumberedEntry, Step } from './step';
import { takeBack } from './taking-back';
import { customerMessageOf, stateOf } from './views';
import { staffEntryOf } from './step';

let made = 0;
const newId = () => `0191a000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
const start = new Date('2026-03-02T02:00:00.000Z').getTime();
const customer = aCustomer();
const agents = [anAgent({ name: '甲' }), anAgent({ name: '乙' })];
const receiverOf = (index: number) => ({
  id: agents[index]!.agentId,
  name: agents[index]!.name,
  publicName: agents[index]!.publicName,
});
const disposal = {
  topicId: newId(),
  topicZh: '售后',
  topicEn: 'After sales',
  resolved: 'yes' as const,
  summary: 'ok',
};
const text = (body: string) => ({
  id: newId(),
  clientMessageId: newId(),
  content: { kind: 'text' as const, text: body },
});
const blank = (now: Date) =>
  unopened(
    {
      conversationId: newId(),
      inboxId: newId(),
      channel: 'web',
      teamId: newId(),
      customerId: customer.customerId,
      identityId: customer.identityId,
    },
    now,
  );

type Deed = (conversation: Conversation, moment: (actor: Actor) => Moment) => Step[];
const only = (allowed: boolean, work: () => Step[]) => (allowed ? work() : []);
const deeds: Record<string, Deed> = {
  say: (c, m) =>
    admit(customer, c, m(customer).now).kind === 'append' ? [append(c, text('hi'), m(customer))] : [],
  reopenBySaying: (c, m) =>
    only(admit(customer, c, m(customer).now).kind === 'reopen', () => reopen(c, null, m(customer))),
  reopenTo: (c, m) =>
    only(admit(customer, c, m(customer).now).kind === 'reopen', () => reopen(c, receiverOf(0), m(customer))),
  reply: (c, m) => {
    const agent = agents.find((one) => one.agentId === c.agentId);
    return agent && admit(agent, c, m(agent).now).kind === 'append'
      ? [append(c, text('hello'), m(agent))]
      : [];
  },
  bot: (c, m) =>
    admit(theSystem, c, m(theSystem).now).kind === 'append' ? [append(c, text('auto'), m(theSystem))] : [],
  note: (c, m) => [addNote(c, { clientMessageId: newId(), text: 'n', mentions: [] }, m(agents[0]!))],
  offer: (c, m) =>
    only(c.status === 'queued', () => [
      offer(c, { ...receiverOf(1), expiresAt: new Date(start) }, m(theSystem)),
    ]),
  accept: (c, m) => only(c.status === 'offered', () => [accept(c, receiverOf(1), m(agents[1]!))]),
  decline: (c, m) =>
    only(c.status === 'offered', () => giveBack(c, { reason: 'declined', agentName: '乙' }, m(theSystem))),
  lost: (c, m) => only(isHeld(c), () => giveBack(c, { reason: 'returned', agentName: '甲' }, m(theSystem))),
  assign: (c, m) =>
    only(isOpen(c) && !isServed(c), () =>
      assign(c, { ...receiverOf(0), how: 'routed', accepted: true }, m(theSystem)),
    ),
  takeOver: (c, m) =>
    only(isServed(c), () =>
      assign(c, { ...receiverOf(1), how: 'taken-over', accepted: true }, m(agents[1]!)),
    ),
  transfer: (c, m) =>
    only(isOpen(c), () =>
      transfer(
        c,
        { target: { kind: 'team', teamId: newId(), teamName: 'T' }, note: 'n', fromName: '' },
        m(agents[0]!),
      ),
    ),
  takeBack: (c, m) =>
    only(isOpen(c), () => takeBack(c, { agent: receiverOf(0), teamId: newId() }, m(agents[0]!))),
  takeBackToQueue: (c, m) =>
    only(isOpen(c), () => takeBack(c, { agent: null, teamId: newId() }, m(agents[0]!))),
  escalate: (c, m) => only(isOpen(c) && c.escalationLevel < 3, () => [escalate(c, 'r', m(agents[0]!))]),
  wait: (c, m) => only(isOpen(c), () => waitForCustomer(c, m(agents[0]!))),
  close: (c, m) => only(isOpen(c), () => closeWithDisposition(c, disposal, m(agents[0]!))),
  end: (c, m) => closeWithoutDisposition(c, 'customer', m(customer)),
  silence: (c, m) => closeWithoutDisposition(c, 'silence', m(theSystem)),
  dispose: (c, m) => only(c.status === 'closed', () => [dispose(c, disposal, m(agents[0]!))]),
  rate: (c, m) =>
    only(c.status === 'closed', () => [rate(c, { score: 4, resolved: null, comment: null }, m(customer))]),
  leaveMessage: (c, m) => leave(c, m(customer)),
  abandon: (c, m) => abandon(c, m(theSystem)),
};

describe('the life of a conversation, as rules', () => {
  const someLife = fc.array(
    fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.integer({ min: 1, max: 40_000 })),
    { maxLength: 25 },
  );

  /** Plays a life and gives every step of it. */
  function play(life: [string, number][]): Step[] {
    let at = start;
    const moment = (actor: Actor): Moment => ({ actor, now: new Date(at), newId });
    const steps = open(blank(new Date(at)), {}, moment(customer));
    for (const [deed, seconds] of life) {
      at += seconds * 1_000;
      steps.push(...deeds[deed]!(steps[steps.length - 1]!.conversation, moment));
    }
    return steps;
  }

  it('numbers entries without gaps, in both counts, and never loses a revision', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const steps = play(life);
        const entries: NumberedEntry[] = steps.flatMap((step) => [...step.entries]);
        expect(entries.map((entry) => entry.position)).toEqual(entries.map((_, index) => index + 1));
        const shown = entries.filter((entry) => entry.sequence !== null);
        expect(shown.map((entry) => entry.sequence)).toEqual(shown.map((_, index) => index + 1));
        const last = steps[steps.length - 1]!.conversation;
        expect([last.position, last.sequence]).toEqual([entries.length, shown.length]);
        for (const [index, step] of steps.slice(1).entries()) {
          const before = steps[index]!.conversation;
          expect(step.conversation.staffRevision - before.staffRevision).toBeLessThanOrEqual(1);
          const seen = JSON.stringify([
            before.status,
            before.agentId,
            before.closedAt,
            before.endedBy,
            before.leftMessage,
            before.ratedAt,
          ]);
          const { conversation: c } = step;
          const sees = JSON.stringify([c.status, c.agentId, c.closedAt, c.endedBy, c.leftMessage, c.ratedAt]);
          expect(c.customerRevision - before.customerRevision).toBe(seen === sees ? 0 : 1);
        }
      }),
    );
  });

  it('is never in a state that contradicts itself', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        for (const { conversation: c } of play(life)) {
          expect(c.closedAt !== null).toBe(!isOpen(c));
          expect(c.endedBy !== null).toBe(!isOpen(c));
          if (isHeld(c)) expect(c.agentId).not.toBeNull();
          if (c.status === 'queued') expect([c.agentId, c.queuedAt === null]).toEqual([null, false]);
          if (c.status === 'active') expect(c.firstResponseAt).not.toBeNull();
          if (c.wrapUpDue) expect([c.status, c.dispositionTopicId]).toEqual(['closed', null]);
          if (c.status === 'abandoned') expect(c.agentId).toBeNull();
          expect(c.waitingSince.getTime()).toBeGreaterThanOrEqual(c.openedAt.getTime());
          expect(c.escalationLevel).toBeLessThanOrEqual(3);
          expect(stateOf(c).id).toBe(c.id);
        }
      }),
    );
  });

  it('shows the customer nothing but messages and what concerns them', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        for (const entry of play(life).flatMap((step) => [...step.entries])) {
          const shown = customerMessageOf(staffEntryOf(entry));
          expect(shown !== null).toBe(entry.sequence !== null);
          if (shown === null) continue;
          expect(['text', 'event']).toContain(shown.content.kind);
          if (shown.content.kind === 'event')
            expect(['agent-joined', 'agent-changed', 'chat-closed']).toContain(shown.content.event);
          expect(JSON.stringify(shown)).not.toMatch(/甲|乙|position/);
        }
      }),
    );
  });

  it('takes a conversation that ended without disposition as owed one, and reopening as owing a new one', () => {
    const moment = (actor: Actor, ms = 0): Moment => ({ actor, now: new Date(start + ms), newId });
    const opened = open(blank(new Date(start)), {}, moment(customer)).pop()!.conversation;
    const served = assign(
      opened,
      { ...receiverOf(0), how: 'routed', accepted: true },
      moment(theSystem),
    ).pop()!.conversation;
    const ended = closeWithoutDisposition(served, 'silence', moment(theSystem)).pop()!.conversation;
    expect(ended).toMatchObject({ status: 'closed', endedBy: 'silence', wrapUpDue: true });
    const disposed = dispose(ended, disposal, moment(agents[0]!)).conversation;
    expect(disposed.wrapUpDue).toBe(false);
    const again = reopen(disposed, receiverOf(0), moment(customer, LIMITS.reopenWindowMs - 1)).pop()!
      .conversation;
    expect(again).toMatchObject({
      status: 'assigned',
      agentId: agents[0]!.agentId,
      dispositionTopicId: null,
    });
    expect(() => reopen(disposed, null, moment(customer, LIMITS.reopenWindowMs))).toThrow(Refusal);
  });

  it('says that an agent has joined, not that it was handed over, when the one who answered takes it up again', () => {
    const moment = (actor: Actor): Moment => ({ actor, now: new Date(start), newId });
    const opened = open(blank(new Date(start)), {}, moment(customer)).pop()!.conversation;
    const served = assign(
      opened,
      { ...receiverOf(0), how: 'routed', accepted: true },
      moment(theSystem),
    ).pop()!.conversation;
    const ended = closeWithoutDisposition(
      { ...served, firstResponseAt: new Date(start) },
      'silence',
      moment(theSystem),
    ).pop()!.conversation;
    const shown = reopen(ended, receiverOf(0), moment(customer))
      .flatMap(({ entries }) => [...entries])
      .flatMap((entry) => customerMessageOf(staffEntryOf(entry)) ?? []);
    expect(shown.map(({ content }) => content)).toEqual([
      { kind: 'event', event: 'agent-joined', details: { agentName: receiverOf(0).publicName } },
    ]);
  });

  it('leaves an abandoned one to nobody’s wrap-up, and does not abandon who left a message', () => {
    const moment = (actor: Actor): Moment => ({ actor, now: new Date(start), newId });
    const opened = open(blank(new Date(start)), {}, moment(customer)).pop()!.conversation;
    expect(closeWithoutDisposition(opened, 'customer', moment(customer))[0]).toMatchObject({
      name: 'conversation.abandoned',
    });
    const left = leave(opened, moment(customer)).pop()!.conversation;
    expect(abandon(left, moment(theSystem))).toEqual([]);
    expect(closeWithoutDisposition(left, 'customer', moment(customer))).toEqual([]);
    expect(leave(left, moment(customer))).toEqual([]);
  });

  it('gives everything back that a merge took from the source', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const moment: Moment = { actor: agents[0]!, now: new Date(start + 10_000_000), newId };
        const source = play(life).pop()!.conversation;
        const target = open(blank(new Date(start)), {}, { ...moment, actor: customer }).pop()!.conversation;
        const merged = mergeSource(source, target, moment).conversation;
        expect(merged).toMatchObject({ status: 'closed', mergedIntoId: target.id, wrapUpDue: false });
        const back = unmergeSource(merged, sourceBefore(source), moment).pop()!.conversation;
        const changed: (keyof Conversation)[] = ['position', 'sequence', 'staffRevision', 'customerRevision'];
        // Who was being offered it is asked anew.
        const waits =
          source.status === 'offered' ? { status: 'queued', agentId: null, assignedAt: null } : {};
        const expected = {
          ...source,
          ...waits,
          ...Object.fromEntries(changed.map((field) => [field, back[field]])),
        };
        expect(
          source.status === 'queued'
            ? { ...back, assignedAt: source.assignedAt, acceptedAt: source.acceptedAt }
            : back,
        ).toEqual(expected);
      }),
    );
  });

  it('copies into the target in pieces, in order, without touching what the customer sees', () => {
    const moment: Moment = { actor: agents[0]!, now: new Date(start), newId };
    const [source, target] = [1, 2].map(
      () => open(blank(new Date(start)), {}, { ...moment, actor: customer }).pop()!.conversation,
    ) as [Conversation, Conversation];
    const originals = Array.from({ length: 250 }, (_, index) => ({
      entry: 'message' as const,
      author: { kind: 'customer' as const, name: 'x' },
      content: { kind: 'text' as const, text: String(index) },
      createdAt: new Date(start + index),
    }));
    const steps = mergeTarget(target, { source, originals }, moment);
    expect(steps.map((step) => step.entries.length)).toEqual([1, 100, 100, 50]);
    const after = steps[3]!.conversation;
    expect([after.position, after.sequence, after.customerRevision]).toEqual([
      target.position + 251,
      target.sequence,
      target.customerRevision,
    ]);
    const copies = steps.flatMap((step) => [...step.entries]).slice(1);
    expect(copies.map((entry) => (entry.content.kind === 'text' ? entry.content.text : ''))).toEqual(
      originals.map((_, index) => String(index)),
    );
    expect(enqueue(after, { reason: 'returned', first: true }, moment).conversation.queueFirst).toBe(true);
  });
});
