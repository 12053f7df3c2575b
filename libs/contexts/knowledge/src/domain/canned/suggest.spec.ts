import { tokens } from '@yingda/platform';
import type { CannedResponse } from '../canned-response';
import { CannedSuggester } from './suggest';

const response = (
  id: string,
  [title, body]: [string, string],
  used = 0,
): CannedResponse & { used: number } => ({
  ...{ id, key: null, scope: 'shop', ownerAgentId: null, teamId: null, shortcut: id, version: 1, used },
  ...{ category: null, stage: null, parts: [], texts: [{ language: 'zh-CN', title, body }] },
});
const all = [
  response('invoice', ['索取开票信息', '请把发票抬头和税号发给我，我帮您开发票。']),
  response('late', ['物流延误致歉', '非常抱歉，您的包裹晚了，我马上联系快递。']),
  response('points', ['积分余额', '您现在有 {{points_balance}} 积分。']),
  response('points-used', ['积分余额', '您现在有 {{points_balance}} 积分。'], 7),
  response('stock', ['库存与到货', '目前缺货，预计下周到货。']),
];
const first = (text: string) => new CannedSuggester(tokens).rank(text, all)[0]?.cannedResponseId;

describe('what is offered for what a customer has written', () => {
  it.each([
    ['怎么开发票', 'invoice'],
    ['可以開發票嗎，发票', 'invoice'],
    ['我的快递怎么还没到', 'late'],
    ['还有货吗，缺货的话什么时候补货', 'stock'],
    ['我有多少积分', 'points-used'],
  ])('for "%s" is %s', (text, id) => expect(first(text)).toBe(id));

  it.each(['', '你好', '在吗？', '今天天气真不错', '12345'])('for "%s" is nothing', (text) => {
    expect(first(text)).toBeUndefined();
  });
});
