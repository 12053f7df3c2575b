import type { AgentActor, CustomerActor } from '@yingda/events';
import { AuditLog, newId, silentLog } from '@yingda/platform';
import { recordedEvents, type TestDatabase } from '@yingda/testing';
import { type Cases, createCases } from './create-cases';
import type { Case } from './domain/case';
import { responsibleFor } from './domain/duties';
import { debtsOf } from './domain/promised';
import { CaseShop } from './testing';

const HOUR = 3_600_000;
const WAY = { way: 'call' as const, text: '已说明', reason: '客户要求' };

/** A small generator, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

type Deed = (node: Cases, id: string) => Promise<unknown>;

/** Everything that can be done to a case, by everybody who may. */
function deedsOf(ann: AgentActor, max: AgentActor, customer: CustomerActor): Deed[] {
  const stages = ['classified', 'with-department', 'proposed', 'accepted', 'executed'] as const;
  const moves = stages.map(
    (stage): Deed =>
      ({ work }, id) =>
        work.move(ann, { id, stage, note: '再想', solution: '换新' }),
  );
  const outcomes = ['satisfied', 'unsatisfied', 'no-answer', 'no-answer'] as const;
  const asked = outcomes.map(
    (outcome): Deed =>
      ({ work }, id) =>
        work.followUp(ann, { id, outcome, way: 'call', note: '回访' }),
  );
  const telling: Deed[] = [
    ({ work }, id) => work.tell(ann, { id, ...WAY }),
    ({ work }, id) => work.tell(ann, { id, ...WAY, way: 'message' }),
  ];
  const again: Deed[] = [
    ({ work }, id) => work.reopen(max, { id, ...WAY }),
    ({ customers }, id) => customers.notSolved(customer, { id, words: '没解决' }),
  ];
  return [
    // Often enough that cases come to be told and followed up, and are not only taken back.
    ...Array.from({ length: 4 }, () => moves).flat(),
    ...[...asked, ...asked, ...asked],
    ...[...telling, ...telling, ...telling],
    ({ work }, id) => work.answer(ann, { id, ...WAY }),
    ({ work }, id) => work.pause(ann, { id, ...WAY }),
    ({ work }, id) => work.resume(ann, { id }),
    ({ work }, id) => work.escalate(ann, { id, ...WAY }),
    ({ work }, id) => work.askExtension(ann, { id, ...WAY }),
    ({ work }, id) => work.decideExtension(max, { id, approved: true }),
    ({ work }, id) => work.withdraw(ann, { id, ...WAY }),
    ...[...again, ...again, ...again, ...again],
    ({ handing }, id) => handing.handOver(max, { id, ownerId: ann.agentId, reason: '休假' }),
    ({ handing }, id) => handing.handOver(max, { id, ownerId: max.agentId, duty: 'decide', reason: '休假' }),
    ({ handing }, id) => handing.handOver(max, { id, ownerId: ann.agentId, duty: 'decide', reason: '回来' }),
    ({ customers }, id) => customers.solved(customer, id),
    ({ watch }) => watch.runDue(),
    ({ watch }) => watch.runDue(),
  ];
}

function nodeOf(db: TestDatabase, shop: CaseShop): Cases {
  const { database, unitOfWork, clock, outbox } = db;
  const { talks, customers, staff, departments, hours, debts: owed, files } = shop;
  return createCases({
    ...{ database, unitOfWork, clock, outbox, audit: new AuditLog(database, clock), log: silentLog },
    ...{ talks, customers, staff, departments, hours, owed, files },
  });
}

/**
 * Lets one case live on two nodes, by random deeds of everybody at random times, with restarts, and looks after each at
 * what must always be so: nothing closed that was not told, no clock that runs backwards, owed what should be, all in the
 * audit trail. To be called in a spec.
 */
export async function caseLife(
  db: TestDatabase,
  { seed, rounds }: { seed: number; rounds: number },
): Promise<void> {
  const random = randomOf(seed * 7_919);
  await db.database.query('truncate cases, case_steps, outbox_events cascade');
  db.clock.set(new Date('2026-03-02T01:00:00Z'));
  const shop = new CaseShop();
  const ann = shop.actor(shop.ann);
  const max = shop.actor(shop.manager, 'all', { 'case.approve-extension': 'all' });
  const { customerId, inboxId, conversationId } = shop;
  const customer = {
    kind: 'customer' as const,
    customerId,
    identityId: newId(),
    inboxId,
    name: '周女士',
  };
  const nodes = [nodeOf(db, shop), nodeOf(db, shop)];
  const { id } = await nodes[0]!.open.execute(ann, { caseId: newId(), kind: 'quality', conversationId });
  const deeds = deedsOf(ann, max, customer);
  let last: Case | null = null;
  for (let step = 0; step < rounds; step += 1) {
    const much = random() < 0.2 ? 40 * HOUR : 2 * HOUR;
    db.clock.set(new Date(db.clock.now().getTime() + Math.floor(random() * much)));
    // Two people at the same moment on two nodes; what cannot be is refused, and leaves no trace.
    await Promise.allSettled(nodes.map((node) => deeds[Math.floor(random() * deeds.length)]!(node, id)));
    if (random() < 0.1) nodes[1] = nodeOf(db, shop);
    const one = (await nodes[0]!.ground.parts.cases.find(id))!;
    if (one.stage === 'closed') expect(one.toldAt).not.toBeNull();
    if (one.closedAs === 'no-contact') expect(one.attempts).toBeGreaterThanOrEqual(3);
    if (last?.round === one.round) expect(one.resultDueAt >= last.resultDueAt).toBe(true);
    for (const due of ['decideDueAt', 'executeDueAt'] as const)
      if (last?.round === one.round && last[due]) expect(one[due]! >= last[due]).toBe(true);
    if (last) expect(one.level).toBeGreaterThanOrEqual(last.level);
    const owed = debtsOf(one).map(({ key, dueAt }) => [key, dueAt?.getTime() ?? null]);
    for (const { key, clock } of debtsOf(one))
      expect(shop.owed.get(key)?.ownerId).toBe(responsibleFor(one, clock));
    expect([...shop.owed].map(([key, { dueAt }]) => [key, dueAt?.getTime() ?? null]).sort()).toEqual(
      owed.sort(),
    );
    last = one;
  }
  const steps = await nodes[0]!.ground.parts.cases.steps(id);
  expect(steps.length).toBeGreaterThan(8);
  const moments = steps.map(({ at }) => at.getTime());
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  const audit = await db.database.query<{ action: string }>(
    `select action from audit_log where subject_kind = 'case' and subject_id = $1`,
    [id],
  );
  expect(audit.map(({ action }) => action).sort()).toEqual(steps.map(({ step }) => `case.${step}`).sort());
  // Every stage it went through follows from the one before.
  const stages = steps.filter(({ toStage }) => toStage);
  for (const [index, { fromStage }] of stages.entries())
    if (index > 0) expect(fromStage).toBe(stages[index - 1]!.toStage);
  const closings = (await recordedEvents(db.database)).filter(({ name }) => name === 'case.closed');
  expect(closings.filter(({ aggregateId }) => aggregateId === id)).toHaveLength(
    steps.filter(({ step }) => step === 'closed').length,
  );
}
