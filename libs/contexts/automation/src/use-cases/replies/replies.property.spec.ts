import type { AutoReplyKind } from '@yingda/contracts/names';
import fc from 'fast-check';
import type { AutoReply } from '../../domain/replies/auto-reply';
import { MOST_IN_A_WHILE } from '../../domain/replies/guard';
import { RepliesWorld } from './replies-world';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);

const reply = (id: string, kind: AutoReplyKind, with_: Partial<AutoReply> = {}): AutoReply => ({
  ...{ id, key: id, name: id, kind, enabled: true, priority: 50, inboxIds: [], version: 1 },
  ...{ texts: [{ language: 'zh-CN', text: `说：${id}` }], attachmentIds: [], menu: [], action: 'none' },
  ...{ cooldownSeconds: 0, phase: 'waiting', afterSeconds: null, repeats: null },
  keywords: kind === 'keyword' ? [{ language: 'zh-CN', match: 'contains', words: [id] }] : [],
  ...with_,
});
const SET = [
  reply('退款', 'keyword'),
  reply('人工', 'keyword', { action: 'hand-over', priority: 10 }),
  reply('发票', 'keyword', { phase: 'unanswered', cooldownSeconds: 60 }),
  reply('欢迎', 'welcome'),
  reply('排队', 'queue'),
];

type Step =
  | { who: 'customer'; words: string; deliveries: number }
  | { who: 'agent' }
  | { who: 'time'; seconds: number }
  | { who: 'status'; status: 'queued' | 'assigned' | 'active' };
const steps = fc.array(
  fc.oneof(
    fc.record({
      who: fc.constant('customer' as const),
      words: fc.constantFrom(
        '退款呢',
        '转人工',
        '发票',
        '在吗',
        '这个锅多大',
        '我不要退款',
        '发票和退款',
        '',
      ),
      deliveries: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ who: fc.constant('agent' as const) }),
    fc.record({ who: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 300 }) }),
    fc.record({
      who: fc.constant('status' as const),
      status: fc.constantFrom('queued', 'assigned', 'active'),
    }),
  ),
  { maxLength: 40 },
) as fc.Arbitrary<Step[]>;

/** Every delivery on another node, all at once, and an agent who may write in the middle of it. */
async function play(plan: Step[]): Promise<RepliesWorld> {
  const world = new RepliesWorld(SET);
  const nodes = [world.node(), world.node()];
  for (const [index, step] of plan.entries()) {
    if (step.who === 'time') world.now = new Date(world.now.getTime() + step.seconds * 1_000);
    else if (step.who === 'status') world.status = step.status;
    else if (step.who === 'agent') world.write('agent', '我来帮您');
    else {
      const heard = world.write('customer', step.words);
      const work = Array.from({ length: step.deliveries }, async (_, at) => {
        const { keywords, occasions } = nodes[at % 2]!;
        if (!(await keywords.answer(heard))) await occasions.unanswered(heard);
      });
      if (index % 3 === 0) work.push(Promise.resolve().then(() => void world.write('agent', '您好')));
      await Promise.all(work);
    }
  }
  return world;
}

describe('whatever customers and agents write, on two nodes and however often it is delivered', () => {
  it('no automatic text follows another, or the answer of a person, before the customer writes again', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { lines } = await play(plan);
        for (const [index, line] of lines.entries())
          if (line.author === 'bot') expect(lines[index - 1]?.author).toBe('customer');
      }),
      { numRuns: RUNS },
    );
  });

  it('what was said is written down and announced once, and every decision has its outcome', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const world = await play(plan);
        const said = [...world.decided.values()].filter(({ outcome }) => outcome === 'sent');
        const texts = world.lines.filter(({ author }) => author === 'bot');
        expect(new Set(said.map((one) => one.said!.messageId)).size).toBe(texts.length);
        expect(world.events).toBe(said.length);
        const heard = said
          .filter((one) => one.heard)
          .map((one) => `${one.heard!.messageId} ${one.reply!.id}`);
        expect(new Set(heard).size).toBe(heard.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('two machines that answer each other come to an end', async () => {
    const world = new RepliesWorld(SET);
    const { keywords, occasions } = world.node();
    // A machine on the other side that answers every text at once, never twice with the same words.
    for (let turn = 0; turn < 100; turn++) {
      const heard = world.write('customer', `退款 ${turn}`);
      if (!(await keywords.answer(heard))) await occasions.unanswered(heard);
      world.now = new Date(world.now.getTime() + 1_000);
    }
    const said = world.lines.filter(({ author }) => author === 'bot').length;
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThanOrEqual(MOST_IN_A_WHILE);
    expect([...world.decided.values()].some(({ outcome }) => outcome === 'too-many')).toBe(true);
  });

  it('who is answered is the one who asked: agents’ own words, and what is refused, set nothing off', async () => {
    const world = new RepliesWorld(SET);
    const { keywords } = world.node();
    expect(await keywords.answer(world.write('customer', '我不要退款'))).toBe(false);
    expect(await keywords.answer(world.write('customer', '那就退款吧'))).toBe(true);
  });
});
