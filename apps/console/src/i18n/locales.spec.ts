import {
  ERROR_STATUS,
  CHANNELS,
  CONTENT_KINDS,
  CONVERSIONS,
  FAILURE_CLASSES,
  JOIN_REASONS,
  LIKENESSES,
  ROLES,
  TIERS,
  TIMELINE_EVENTS,
  WINDOW_ACTS,
  WINDOW_CLOSED_WHY,
} from '@yingda/contracts/names';
import { texts } from './index';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );
}
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const zh = new Map(flat(texts['zh-CN'] as unknown as Tree));
const en = new Map(flat(texts.en as unknown as Tree));

it('both languages have the same keys', () => {
  expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
});

it('no text is empty', () => {
  for (const [key, text] of [...zh, ...en]) expect([key, text.trim() !== '']).toEqual([key, true]);
});

it('a key has the same blanks in both languages', () => {
  for (const [key, text] of zh) expect([key, blanks(en.get(key) as string)]).toEqual([key, blanks(text)]);
});

it('English texts hold no Chinese, except names of languages', () => {
  const mixed = [...en].filter(([key, text]) => /\p{Script=Han}/u.test(text) && !/language/i.test(key));
  expect(mixed).toEqual([]);
});

it('Chinese texts use full-width commas and no exclamation marks', () => {
  const wrong = [...zh].filter(([, text]) => /[\p{Script=Han}][,!?;]|！/u.test(text));
  expect(wrong).toEqual([]);
});

it('every closed set of the wire has its words', () => {
  const wanted = [
    ...Object.keys(ERROR_STATUS).map((code) => `problem.${code}`),
    ...TIMELINE_EVENTS.map((event) => `conversation.event.${event}`),
    ...CHANNELS.map((channel) => `channel.${channel}`),
    ...JOIN_REASONS.map((reason) => `customer.same.by.${reason}`),
    ...LIKENESSES.map((likeness) => `customer.same.because.${likeness}`),
    ...ROLES.map((role) => `role.${role}`),
    ...TIERS.map((tier) => `tier.${tier}`),
    ...CONTENT_KINDS.filter((kind) => kind !== 'text').map((kind) => `inbox.excerpt.${kind}`),
    ...FAILURE_CLASSES.map((kind) => `channels.delivery.reason.${kind}`),
    ...CONVERSIONS.map((conversion) => `channels.preview.${conversion}`),
    ...WINDOW_CLOSED_WHY.map((why) => `channels.closed.why.${why}`),
    ...WINDOW_ACTS.map((act) => `channels.window.acts.${act}`),
  ];
  expect(wanted.filter((key) => !zh.has(key))).toEqual([]);
});
