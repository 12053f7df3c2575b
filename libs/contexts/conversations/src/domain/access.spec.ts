import { CONVERSATION_STATUSES } from '@yingda/contracts/names';
import fc from 'fast-check';
import { aConversation, aCustomer, anAgent, theSystem } from '../testing';
import { ConversationAccess, visibilityOf } from './access';

const { mayRead, mayReply, mayNote, mayJoin, mayTakeOver, mayAssign, mayHandle, mayTransfer } =
  ConversationAccess;

describe('who may do what with a conversation', () => {
  const team = '0191a000-0000-7000-8000-00000000000a';
  const mine = anAgent({ teamIds: [team] });
  const teammate = anAgent({ teamIds: [team] });
  const outsider = anAgent();
  const supervisor = anAgent({ role: 'supervisor', teamIds: [team] });
  const otherSupervisor = anAgent({ role: 'supervisor' });
  const manager = anAgent({ role: 'manager' });
  const reviewer = anAgent({ role: 'quality-reviewer' });
  const administrator = anAgent({ role: 'administrator' });
  const customer = aCustomer();
  const served = aConversation({
    status: 'active',
    agentId: mine.agentId,
    teamId: team,
    customerId: customer.customerId,
  });
  const queued = { ...served, status: 'queued' as const, agentId: null };

  it.each([
    ['its agent', mine, true],
    ['a teammate', teammate, true],
    ['an agent of another team', outsider, false],
    ['the team’s supervisor', supervisor, true],
    ['another team’s supervisor', otherSupervisor, false],
    ['a manager', manager, true],
    ['a quality reviewer', reviewer, true],
    ['an administrator', administrator, false],
    ['a handler', anAgent({ role: 'handler', teamIds: [team] }), false],
    ['its customer', customer, true],
    [
      'who came with its identity and has signed in since',
      aCustomer({ identityId: served.identityId }),
      true,
    ],
    ['another customer', aCustomer(), false],
  ])('%s may read it: %p', (_, actor, allowed) => {
    expect(mayRead(actor, served)).toBe(allowed);
  });

  it('lets only its agent reply, and nobody while it is offered', () => {
    for (const actor of [teammate, supervisor, manager, reviewer, administrator, customer])
      expect(mayReply(actor, served)).toBe(false);
    expect(mayReply(mine, served)).toBe(true);
    expect(mayReply(mine, { ...served, status: 'offered' })).toBe(false);
    expect(mayReply(mine, { ...served, status: 'closed' })).toBe(false);
    expect(mayReply(theSystem, queued)).toBe(true);
  });

  it('lets whoever serves and reads it write notes, reviewers and customers not', () => {
    expect([mine, teammate, supervisor, manager].map((actor) => mayNote(actor, served))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([reviewer, administrator, outsider, customer].map((actor) => mayNote(actor, served))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('lets the team take what waits, and only supervisors and managers what a colleague has', () => {
    expect(
      [mine, teammate, outsider, supervisor, manager, reviewer].map((actor) => mayJoin(actor, queued)),
    ).toEqual([true, true, false, true, true, false]);
    expect(
      [teammate, supervisor, otherSupervisor, manager, reviewer, mine].map((actor) =>
        mayTakeOver(actor, served),
      ),
    ).toEqual([false, true, false, true, false, false]);
    expect([mine, teammate, supervisor, manager].map((actor) => mayAssign(actor, served))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('lets agents handle and transfer their own, supervisors their team’s', () => {
    for (const may of [mayHandle, mayTransfer])
      expect(
        [mine, teammate, supervisor, otherSupervisor, manager, reviewer].map((actor) => may(actor, served)),
      ).toEqual([true, false, true, false, true, false]);
  });

  it('never lets anybody do what they may not read', () => {
    const actors = [mine, teammate, outsider, supervisor, otherSupervisor, manager, reviewer, administrator];
    fc.assert(
      fc.property(
        fc.constantFrom(...actors),
        fc.record({
          status: fc.constantFrom(...CONVERSATION_STATUSES),
          agentId: fc.constantFrom(null, ...actors.map((actor) => actor.agentId)),
          teamId: fc.constantFrom(null, team, 'another'),
        }),
        (actor, drawn) => {
          const subject = { ...served, ...drawn };
          if (mayRead(actor, subject)) return;
          for (const may of [mayReply, mayNote, mayJoin, mayTakeOver, mayAssign, mayHandle, mayTransfer])
            expect(may(actor, subject)).toBe(false);
        },
      ),
    );
  });

  it('tells lists the same as it tells about one conversation', () => {
    const actors = [mine, teammate, outsider, supervisor, otherSupervisor, manager, reviewer, administrator];
    for (const actor of actors)
      for (const subject of [
        served,
        queued,
        { ...served, teamId: null },
        { ...served, agentId: outsider.agentId, teamId: null },
      ]) {
        const sees = visibilityOf(actor);
        const listed =
          sees !== null &&
          (sees.all ||
            subject.agentId === sees.agentId ||
            (subject.teamId !== null && sees.teamIds.includes(subject.teamId)));
        expect({ role: actor.role, listed }).toEqual({ role: actor.role, listed: mayRead(actor, subject) });
      }
  });

  it('tells customers that it is not theirs and staff that they may not', () => {
    expect(() => ConversationAccess.demand(false, customer, 'read')).toThrow(
      expect.objectContaining({ code: 'not-a-participant' }),
    );
    expect(() => ConversationAccess.demand(false, mine, 'read')).toThrow(
      expect.objectContaining({ code: 'not-permitted' }),
    );
  });
});
