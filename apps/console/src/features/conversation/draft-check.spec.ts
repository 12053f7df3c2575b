import { checkDraft, compileWords } from '@yingda/contracts/names';
import { contentOfPart, heldBy } from './draft-check';

const words = compileWords(
  [
    { word: '最便宜', kind: 'absolute-claim', level: 'forbidden' },
    { word: '保证', kind: 'promise', level: 'warn' },
  ],
  (character) => character,
);
const held = (text: string) => heldBy(checkDraft(text, words));

describe('an answer before it goes', () => {
  it('cannot go with a forbidden word, and is masked for nobody then', () => {
    expect(held('最便宜，卡 4111111111111111')).toMatchObject({ forbidden: true, masked: null });
  });
  it('asks for a promise and for a card, which may go under stars', () => {
    expect(held('我保证')).toMatchObject({ forbidden: false, masked: null, findings: [{ word: '保证' }] });
    expect(held('卡 4111111111111111')).toMatchObject({ forbidden: false, masked: '卡 ************1111' });
  });
  it('goes with the courier’s phone and the shop’s address', () => {
    expect(held('快递员 13812345678，邮箱 help@shop.example')).toBeNull();
  });
});

it('what goes along with a canned response is sent as what it is', () => {
  const link = { kind: 'link' as const, url: 'https://shop.example' };
  expect(contentOfPart({ kind: 'link', link })).toBe(link);
  expect(contentOfPart({ kind: 'image', attachmentId: 'a' })).toEqual({ kind: 'image', attachmentId: 'a' });
  expect(contentOfPart({ kind: 'file' })).toBeNull();
});
