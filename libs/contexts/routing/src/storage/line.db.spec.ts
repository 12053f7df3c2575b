import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import fc from 'fast-check';
import { classify, nothingKnown } from '../domain/classify';
import { decide } from '../domain/decide';
import { demandOf, type InLine, inTurn, turnAt } from '../domain/in-line';
import { Situation } from '../domain/situation';
import { arbitraryMoment, NOW } from '../random-worlds';
import { present } from '../use-cases/situations';
import { Line } from './line';
import { QueueTable } from './queue';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 40);

describe('what is read of a queue for a decision', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.close());

  it('is enough: the decision is the one about all who wait', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMoment, async ({ facts, waiting }) => {
        await db.truncate();
        const ids = new Map<string, string>();
        const idOf = (name: string) => ids.get(name) ?? ids.set(name, newId()).get(name)!;
        const some = (name: string | null) => name && idOf(name);
        const situation = new Situation({
          ...facts,
          rules: { ...facts.rules, order: facts.rules.order.map(idOf) },
          lastGivenTo: some(facts.lastGivenTo),
          candidates: facts.candidates.map((one) => ({ ...one, agentId: idOf(one.agentId) })),
        });
        const all = waiting
          .map((one) => ({
            ...one,
            conversationId: newId(),
            ownerAgentId: some(one.ownerAgentId),
            lastAgentId: some(one.lastAgentId),
            declinedBy: one.declinedBy.map(idOf),
            triedBy: one.triedBy.map(idOf),
          }))
          .sort(inTurn);
        const teamId = newId();
        for (const one of all) await enter(teamId, one, situation);
        const line = new Line(db.database);
        const heads = await line.heads(teamId, { now: NOW, present: present(situation) });
        expect(heads).toEqual([...heads].sort(inTurn));
        const [fromHeads, fromAll] = [decide(heads, situation), decide(all, situation)];
        expect(fromHeads).toEqual(fromAll);
      }),
      { numRuns: RUNS },
    );
  });

  async function enter(teamId: string, one: InLine, { rules }: Situation): Promise<void> {
    const known = { ...nothingKnown('web'), ownerAgentId: one.ownerAgentId, lastAgentId: one.lastAgentId };
    const { conversationId, front, queuedAt, units, headStartSeconds, needs } = one;
    const asked = { units, headStartSeconds, needs, demand: demandOf(one), turnAt: new Date(turnAt(one)) };
    await new QueueTable(db.database).enter({
      ...{ conversationId, teamId, front, queuedAt, enteredBy: newId(), at: NOW, known },
      classified: { ...classify(known, rules, one), ...asked },
    });
    await db.database.query(
      'update routing_queue set declined_by = $2, rest_until = $3, tried_by = $4 where conversation_id = $1',
      [conversationId, one.declinedBy, one.restUntil, one.triedBy],
    );
  }
});
