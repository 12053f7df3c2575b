import type { TFunction } from 'i18next';
import { departureText } from './departure-text';

const t = ((key: string, names: object = {}) =>
  [key, ...Object.values(names)].join(' ')) as unknown as TFunction;

it('a transfer says to whom and by whom, never the one for the other', () => {
  const transferred = { reason: 'transferred', byName: '林悦' } as const;
  expect(departureText(transferred, { t, to: '何书瑶' })).toBe('inbox.gone.transferredBy 林悦 何书瑶');
  expect(departureText({ reason: 'transferred' }, { t, to: '售后' })).toBe('inbox.gone.transferred 售后');
});

it('what was taken says who has it now, also when somebody else gave it to them', () => {
  const taken = { reason: 'taken', byName: '赵航' } as const;
  expect(departureText(taken, { t, to: '何书瑶' })).toBe('inbox.taken 何书瑶');
  expect(departureText(taken, { t, to: undefined })).toBe('inbox.taken 赵航');
  expect(departureText({ reason: 'taken' }, { t, to: undefined })).toBe('inbox.takenUnknown');
});
