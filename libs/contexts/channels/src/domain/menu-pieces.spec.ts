import type { Content } from '@yingda/contracts';
import type { Choosable } from '@yingda/contracts/names';
import { registeredAdapters } from '../adapters';
import type { Capabilities } from '../adapters/adapter';
import { itemKey, placeIn } from './menu-ids';
import { menuForm } from './menu-pieces';
import { toPieces } from './pieces';

const MESSAGE = '0196d5a0-4f31-7abc-8def-0123456789ab';
const SURVEY = '0196d5a0-0000-7000-8000-000000000001';

const menu = (labels: string[], more: object = {}): Choosable & { kind: 'menu' } => ({
  kind: 'menu',
  text: '请问需要什么帮助？',
  items: labels.map((label, at) => ({ id: `a-rather-long-id-of-an-item-of-a-menu-${at}`, label })),
  ...more,
});
const survey: Choosable = {
  kind: 'survey',
  surveyId: SURVEY,
  title: '服务评价',
  shown: 'rating',
  question: '您对本次服务满意吗？',
  options: [5, 4, 3, 2, 1].map((value) => ({ value: `${value}`, label: '★'.repeat(value) })),
  url: 'https://shop.example/s/abc',
  expiresAt: '2026-01-02T00:00:00.000Z',
};
const can = (channel: string, settings: object = {}): Capabilities =>
  registeredAdapters.of(channel as never)!.capabilities({ hookUrl: '', ...settings });
const isButtons = (content: Choosable, of: Capabilities) => 'buttons' in menuForm(content, of, MESSAGE);
const words = (content: Content, of: Capabilities) => {
  const around = { linkTo: (id: string) => id, quote: null, messageId: MESSAGE };
  const { pieces, conversions } = toPieces(content, of, around);
  return { text: pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind)), conversions };
};

describe('what is answered by choice, on its way into a channel', () => {
  it('carries message and number behind each button, in what every provider takes', () => {
    for (const number of [1, 20]) {
      const key = itemKey({ messageId: MESSAGE, number });
      expect(Buffer.byteLength(key)).toBeLessThanOrEqual(25);
      expect(placeIn(key)).toEqual({ messageId: MESSAGE, number });
    }
    for (const foreign of ['', 'order', 'csat:1:5', MESSAGE, `${'x'.repeat(22)}.123`])
      expect(placeIn(foreign)).toBeNull();
  });

  it('is numbered lines where there are no buttons, and says so', () => {
    for (const channel of ['sms', 'weibo', 'email', 'wechat', 'wechat-mini-program'])
      expect(words(menu(['查订单', '人工客服'], { tail: '回复数字即可' }), can(channel))).toEqual({
        text: ['请问需要什么帮助？\n1. 查订单\n2. 人工客服\n回复数字即可'],
        conversions: ['menu-as-text'],
      });
  });

  it.each([
    ['telegram', 20, '字'.repeat(64)],
    ['whatsapp', 10, '一二三四五六七八九十一二三四五六七八九十一二三四'],
    ['messenger', 13, '一二三四五六七八九十一二三四五六七八九十'],
    ['instagram', 13, '一二三四五六七八九十一二三四五六七八九十'],
    ['line', 13, '一二三四五六七八九十一二三四五六七八九十'],
    ['wecom', 10, '字'.repeat(42)],
    ['api', 20, '字'.repeat(80)],
  ])('is buttons in %s up to %i of them with %s', (channel, most, longest) => {
    const of = can(channel);
    const one = (number: number, length: number) => `${number}`.padEnd(length, 'x');
    const items = (count: number, label: string) =>
      menu([label, ...Array.from({ length: count - 1 }, (_, at) => one(at + 1, 3))]);
    expect(isButtons(items(most, longest), of)).toBe(true);
    if (most < 20) expect(isButtons(items(most + 1, longest), of)).toBe(false);
    if (channel !== 'api') expect(isButtons(items(most, `${longest}…`), of)).toBe(false);
  });

  it('is numbered lines where two labels are the same', () => {
    expect(isButtons(menu(['好', '好']), can('telegram'))).toBe(false);
  });

  it('is numbered lines where the words above the buttons are too long', () => {
    expect(isButtons(menu(['好'], { text: '字'.repeat(342) }), can('wecom'))).toBe(false);
    expect(isButtons(menu(['好'], { text: '字'.repeat(1_025) }), can('whatsapp'))).toBe(false);
    expect(isButtons(menu(['好'], { text: '字'.repeat(341) }), can('wecom'))).toBe(true);
  });

  it('shows what opens a page as a line with its address, without a number', () => {
    const content = menu(['查订单', '人工客服']);
    content.items.splice(1, 0, { id: 'help', label: '帮助中心', url: 'https://shop.example/help' });
    expect(words(content, can('sms')).text).toEqual([
      '请问需要什么帮助？\n1. 查订单\n2. 人工客服\n帮助中心 https://shop.example/help',
    ]);
    expect(menuForm(content, can('telegram'), MESSAGE)).toMatchObject({
      buttons: {
        items: [
          { label: '查订单', number: 1 },
          { label: '人工客服', number: 2 },
        ],
        tail: '帮助中心 https://shop.example/help',
      },
    });
    const pages = menu([], { items: [content.items[1]!] });
    expect(words(pages, can('telegram'))).toEqual({
      text: ['请问需要什么帮助？\n帮助中心 https://shop.example/help'],
      conversions: [],
    });
  });

  it('has buttons in WeChat for surveys alone, unless the account chose otherwise', () => {
    const choices = menu(['查订单']);
    expect([isButtons(survey, can('wechat')), isButtons(choices, can('wechat'))]).toEqual([true, false]);
    expect(isButtons(choices, can('wechat', { menuMessages: 'all' }))).toBe(true);
    expect(isButtons(survey, can('wechat', { menuMessages: 'none' }))).toBe(false);
    expect(isButtons(menu(['字'.repeat(80), '字'.repeat(600)]), can('wechat', { menuMessages: 'all' }))).toBe(
      false,
    );
  });

  it('of a survey is numbered by its values, and is a page by mail and SMS', () => {
    expect(words(survey, can('weibo')).text).toEqual([
      '您对本次服务满意吗？\n5. ★★★★★\n4. ★★★★\n3. ★★★\n2. ★★\n1. ★',
    ]);
    for (const channel of ['email', 'sms'])
      expect(words(survey, can(channel))).toEqual({
        text: ['您对本次服务满意吗？\nhttps://shop.example/s/abc'],
        conversions: [],
      });
  });
});
