// eslint-disable-next-line @nx/enforce-module-boundaries -- the engine by itself: beside sockets and a database it is lost in noise
import { aRule, RuleSet, ruleTest, type RuleFacts } from '@yingda/automation/testing';
import type { Measured } from './measured';
import type { Stage } from './stage';

const RULES = 500;
const WARM_UP = 500;
const MESSAGES = 2_000;

// Characters that shoppers use, so that words look like words and are many.
const CHARACTERS = [
  ...'退换货发票快递订单优惠券积分会员尺码颜色质量投诉客服付款地址改签收到破损补寄催查物流',
];
const word = (n: number) =>
  [n, n * 7 + 1, n * 13 + 2].map((at) => CHARACTERS[at % CHARACTERS.length]).join('') +
  (n % 3 === 0 ? `${n}号` : '');
const FACTS: RuleFacts = {
  'message.text':
    '你好，我上周在你们店买的外套收到以后发现有点破损，想问一下退换货怎么办理，订单号是 20260311887766，谢谢',
  ...{ 'message.kind': 'text', 'customer.tier': 'gold', 'conversation.messages': 4 },
  ...{ 'conversation.inbox': 'inbox-1', 'conversation.channel': 'web', 'conversation.team': 'team-1' },
};

/** Rules of which so many have to be asked for this message; the others listen to other words and inboxes. */
function rulesOf(all: number, asked: number) {
  return Array.from({ length: all }, (_, n) => {
    const conditions =
      n < asked
        ? [
            ruleTest('customer.tier', 'one-of', ['vip', 'gold']),
            ruleTest('conversation.messages', 'greater', n % 9),
          ]
        : n % 3 === 0
          ? [
              ruleTest('conversation.inbox', 'is', `inbox-${n + 2}`),
              ruleTest('message.text', 'matches', '\\d{6,}'),
            ]
          : [ruleTest('message.text', 'contains', [word(n), word(n + 500), `word${n}`])];
    const rule = aRule(conditions, [{ kind: 'tag', tags: ['x'] }], { name: `r${n}` });
    return { ...rule, id: `r${n}`, version: 1 };
  });
}

/** Milliseconds a message takes to be judged by all rules. */
function costOf(all: number, asked: number): number {
  const set = new RuleSet(rulesOf(all, asked));
  const judge = (times: number) => {
    for (let at = 0; at < times; at++) {
      set.candidates('message.customer', FACTS);
      set.match('message.customer', FACTS);
    }
  };
  judge(WARM_UP);
  const began = performance.now();
  judge(MESSAGES);
  return (performance.now() - began) / MESSAGES;
}

/** A message against 500 rules, a tenth of which can match, and what ten times as many that can match cost. */
export async function rules(stage: Stage): Promise<Measured> {
  const [each, growth]: [number[], number[]] = [[], []];
  for (let round = 0; round < stage.rounds; round++) {
    await stage.quiet();
    const [usual, few, many] = [costOf(RULES, 50), costOf(RULES, 40), costOf(RULES, 400)];
    stage.say(
      `  rules        ${usual.toFixed(3)} ms with 500 rules, ${(many / few).toFixed(1)} × with ten times as many that can match`,
    );
    each.push(usual);
    growth.push(many / few);
  }
  return { rules: each, 'rules-growth': growth };
}
