import type { ListedWord } from '../words';

/** A small list for specs, of every kind and level. */
export const LISTED: ListedWord[] = [
  { word: '最便宜', kind: 'absolute-claim', level: 'forbidden' },
  { word: '全国第1', kind: 'absolute-claim', level: 'forbidden' },
  { word: '100%正品', kind: 'absolute-claim', level: 'forbidden' },
  { word: '保证', kind: 'promise', level: 'warn', exceptions: ['保证金', '质量保证书'] },
  { word: '闭嘴', kind: 'insult', level: 'forbidden' },
  { word: '加我微信', kind: 'private-deal', level: 'mask' },
  { word: 'guarantee', kind: 'promise', level: 'warn', exceptions: ['guarantee card'] },
  { word: 'best in the world', kind: 'absolute-claim', level: 'forbidden' },
  { word: 'idiot', kind: 'insult', level: 'forbidden' },
  { word: 'ass', kind: 'insult', level: 'forbidden' },
];

/** A few traditional characters; servers and browsers use the whole table. */
export function foldFew(character: string): string {
  return { 證: '证', 國: '国', 閉: '闭', 寶: '宝' }[character] ?? character;
}
