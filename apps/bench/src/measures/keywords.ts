// eslint-disable-next-line @nx/enforce-module-boundaries -- the engine by itself: beside sockets and a database it is lost in noise
import { compileReplies } from '@yingda/automation/testing';
import { cutWords } from '@yingda/platform';
import type { Measured } from './measured';
import type { Stage } from './stage';

const RULES = 1_000;
const MORE_RULES = 4_000;
const WARM_UP = 2_000;
const MESSAGES = 4_000;

const SYLLABLES = [
  ...'退换货款发票积分会员优惠券物流快递地址订单质量客服尺码颜色库存包装配件安装维修保修赠品',
];
const LETTERS = [
  're',
  'fund',
  'ship',
  'track',
  'cou',
  'pon',
  'mem',
  'ber',
  'ex',
  'change',
  'in',
  'voice',
  'stock',
  'war',
];
const TEXTS = [
  '你好，我上周三买的电饭煲到现在还没收到，物流一直停在广州转运中心不动，能帮忙催一下吗？',
  '請問發票抬頭寫錯了能重開嗎🙏',
  '不要退款，我要你们补发一个配件',
  '这个面霜敏感肌能用吗',
  'hi, the jacket I received last week is too small, can I exchange it for a bigger size?',
  'where is my order',
  '好的谢谢',
  'please cancel my order and refund the money to my card, thank you very much',
];

/** Words made of parts, the same in every run: most occur nowhere, as in a shop with many rules. */
function rules(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const at = (list: readonly string[], step: number) => list[(index * step + (index >> 3)) % list.length]!;
    const zh = [3, 5, 7].map(
      (step) => at(SYLLABLES, step) + at(SYLLABLES, step + 4) + at(SYLLABLES, step + 9),
    );
    const en = [2, 3, 5].map((step) => at(LETTERS, step) + at(LETTERS, step + 2) + (index % 97));
    return {
      kind: 'keyword' as const,
      priority: 50,
      keywords: [
        { language: 'zh-CN' as const, match: 'contains' as const, words: zh },
        { language: 'en' as const, match: 'word' as const, words: en },
        ...(index % 20 === 0
          ? [
              {
                language: 'zh-CN' as const,
                match: 'pattern' as const,
                words: [`${zh[0]}.{0,4}${index}(吗|呢)`],
              },
            ]
          : []),
      ],
    };
  });
}

/** Milliseconds a message takes to be looked through. */
function costOf(count: number): number {
  const compiled = compileReplies(rules(count), cutWords);
  const look = (times: number) => {
    for (let at = 0; at < times; at++) compiled.match(TEXTS[at % TEXTS.length]!);
  };
  look(WARM_UP);
  const began = performance.now();
  look(MESSAGES);
  return (performance.now() - began) / MESSAGES;
}

/** A message against 1,000 keyword rules, a twentieth of them with a pattern, and what four times as many cost. */
export async function keywords(stage: Stage): Promise<Measured> {
  const [each, growth]: [number[], number[]] = [[], []];
  for (let round = 0; round < stage.rounds; round++) {
    await stage.quiet();
    const [few, many] = [costOf(RULES), costOf(MORE_RULES)];
    stage.say(`  keywords     ${few.toFixed(3)} ms with 1,000 rules, ${many.toFixed(3)} ms with 4,000`);
    each.push(few);
    growth.push(many / few);
  }
  return { keywords: each, 'keywords-growth': growth };
}
