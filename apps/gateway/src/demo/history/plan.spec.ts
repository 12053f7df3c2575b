import { isUuid } from '@yingda/platform';
import { momentOf } from '../filling/shop-time';
import { goods } from '../samples/goods';
import { comments, impatient, nightly, phrases } from '../samples/phrases';
import { afterSaleStories, englishStories, preSaleStories } from '../samples/stories';
import { topics } from '../samples/topics';
import type { Episode, Move } from '../stage/episode';
import { visitorOf } from './persons';
import { episodesOf, historyDays } from './plan';
import { Random } from './random';
import { Teller } from './tell';

const LAST_DAY = '2026-11-22';
const days = historyDays(LAST_DAY);
const history = new Map(days.map((day) => [day, episodesOf(day, LAST_DAY)]));
const all: Episode[] = [...history.values()].flat();
const moves: Move[] = all.flatMap((episode) => episode.moves);
const some = (deed: Move['do']) => moves.filter((move) => move.do === deed).length;

describe('the history of the demo', () => {
  it('is the same every time, whatever the clock says', () => {
    for (const day of days.slice(0, 10)) expect(episodesOf(day, LAST_DAY)).toEqual(history.get(day));
  });

  it('has ninety days, all of them over before the first day of the demo', () => {
    expect(days).toHaveLength(90);
    expect(days[0]).toBe('2026-11-21');
    const end = momentOf(LAST_DAY, 0);
    for (const { moves } of all) expect(moves[moves.length - 1]!.at.getTime()).toBeLessThan(end.getTime());
  });

  it('begins every conversation on its day, and goes on in order of time', () => {
    for (const [day, episodes] of history) {
      const from = momentOf(day, 0).getTime();
      for (const { openedAt, person, moves } of episodes) {
        expect(openedAt.getTime()).toBeGreaterThanOrEqual(from);
        expect(openedAt.getTime()).toBeLessThan(from + 86_400_000);
        expect(person.firstSeen.getTime()).toBeLessThanOrEqual(openedAt.getTime());
        const times = [openedAt, ...moves.map(({ at }) => at)].map((at) => at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }
    }
  });

  it('gives every conversation an id of its own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ id }) => isUuid(id))).toBe(true);
  });

  it('leaves nothing open: each is closed with a disposition, or its shopper went away', () => {
    for (const { moves } of all) {
      const ended = moves.filter(({ do: deed }) => ['close', 'dispose', 'abandon'].includes(deed));
      expect(ended).toHaveLength(1);
    }
  });

  it('has a rhythm: more at weekends, most at the sale of November', () => {
    const counts = [...history].map(([day, episodes]) => ({ day, count: episodes.length }));
    const ordinary = counts.filter(({ day }) => !/-11-(09|1[0-3])$/.test(day));
    const weekend = ordinary.filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()));
    const weekdays = ordinary.filter((one) => !weekend.includes(one));
    const mean = (list: typeof counts) => list.reduce((sum, { count }) => sum + count, 0) / list.length;
    expect(mean(weekdays)).toBeGreaterThan(5.5);
    expect(mean(weekdays)).toBeLessThan(9);
    expect(mean(weekend) / mean(weekdays)).toBeGreaterThan(1.15);
    const busiest = counts.reduce((most, one) => (one.count > most.count ? one : most));
    expect(busiest.day).toBe('2026-11-11');
    expect(busiest.count).toBeGreaterThan(2.5 * mean(weekdays));
  });

  it('has something of everything that figures count', () => {
    expect(some('abandon')).toBeGreaterThan(10);
    expect(some('transfer')).toBeGreaterThan(20);
    expect(some('escalate')).toBeGreaterThan(5);
    expect(some('fall-silent')).toBeGreaterThan(3);
    expect(some('leave')).toBeGreaterThan(30);
    const scores = moves.flatMap((move) => (move.do === 'rate' ? [move.score] : []));
    const good = scores.filter((score) => score >= 4).length / scores.length;
    expect(scores.length).toBeGreaterThan(200);
    expect(new Set(scores).size).toBe(5);
    expect(good).toBeGreaterThan(0.82);
    expect(good).toBeLessThan(0.97);
    const english = all.filter(({ person }) => person.language === 'en').length / all.length;
    expect(english).toBeGreaterThan(0.02);
    expect(english).toBeLessThan(0.15);
  });

  it('leaves no word of a story open', () => {
    const told = moves.flatMap((move) =>
      'text' in move ? move.text : 'summary' in move ? move.summary : 'note' in move ? move.note : [],
    );
    for (const text of told) expect(text).not.toMatch(/[{}|]|\(#|undefined/);
  });
});

describe('stories', () => {
  const stories = [...preSaleStories, ...afterSaleStories, ...englishStories];

  it('can be told about every product they are about, to their last word', () => {
    for (const story of stories) {
      const language = englishStories.includes(story) ? 'en' : 'zh-CN';
      for (const good of goods.filter(({ id }) => !story.about || story.about.includes(id))) {
        const person = visitorOf('spec', momentOf(LAST_DAY, 600), language);
        const teller = new Teller(new Random(`${story.summary} ${good.id}`), {
          good,
          person,
          agent: 'A',
          colleague: 'B',
          orders: 82_000,
          late: false,
        });
        for (const line of [...story.lines, story.summary]) expect(teller.tell(line)).not.toMatch(/[{}|]/);
      }
    }
  });

  it('name products and topics that there are', () => {
    const codes = topics.flatMap(({ below }) => Object.keys(below));
    for (const { about, topic } of stories) {
      expect(codes).toContain(topic);
      for (const id of about ?? []) expect(goods.map((good) => good.id)).toContain(id);
    }
  });

  it('fill every word that phrases leave open', () => {
    const texts = [phrases, comments, impatient, nightly].map((each) => JSON.stringify(each)).join('');
    const person = visitorOf('spec', momentOf(LAST_DAY, 600), 'zh-CN');
    const matter = { person, agent: 'A', colleague: 'B', orders: 82_000, late: false };
    const teller = new Teller(new Random('words'), { ...matter, good: goods[0]! });
    for (const [word] of texts.matchAll(/\{\w+\}/g)) expect(teller.tell(word)).not.toContain('{');
  });
});
