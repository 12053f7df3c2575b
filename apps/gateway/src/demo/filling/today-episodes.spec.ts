import { momentOf } from './shop-time';
import { todayEpisodes } from './today-episodes';

const DAY = '2026-11-22';

describe('today in the demo', () => {
  const whole = todayEpisodes(momentOf(DAY, 15 * 60));

  it('has shoppers who wait, desks with both turns, and conversations closed with a disposition and a rating', () => {
    const deeds = whole.map(({ episode }) => episode.moves.map((move) => move.do));
    const over = (list: string[]) => list.some((deed) => ['close', 'leave', 'abandon'].includes(deed));
    const waiting = deeds.filter((list) => !list.includes('assign') && !over(list));
    const open = whole.filter(({ episode }) => {
      const list = episode.moves.map((move) => move.do);
      return list.includes('assign') && !over(list);
    });
    const lastWord = open.map(({ episode }) => {
      const said = episode.moves.filter((move) => move.do === 'say' || move.do === 'show');
      return said[said.length - 1]?.by === 'customer' ? 'us' : 'customer';
    });
    expect(waiting).toHaveLength(3);
    expect(lastWord.filter((turn) => turn === 'us').length).toBeGreaterThan(3);
    expect(lastWord.filter((turn) => turn === 'customer').length).toBeGreaterThan(2);
    expect(deeds.filter((list) => list.includes('close') && list.includes('rate')).length).toBeGreaterThan(2);
    expect(deeds.flat()).toEqual(expect.arrayContaining(['transfer', 'escalate', 'note', 'abandon']));
  });

  it.each([2, 30, 200, 900, 1_438])('is all of today, in order, at %i minutes after midnight', (minute) => {
    const now = momentOf(DAY, minute);
    const midnight = momentOf(DAY, 0).getTime();
    for (const { episode } of todayEpisodes(now)) {
      const times = [episode.openedAt, ...episode.moves.map(({ at }) => at)].map((at) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(midnight);
      expect(times[times.length - 1]).toBeLessThanOrEqual(now.getTime());
    }
  });

  it('is another set of conversations on another day, and the same one on the same day', () => {
    const ids = (day: string, minute: number) =>
      todayEpisodes(momentOf(day, minute)).map(({ episode }) => episode.id);
    expect(ids(DAY, 600)).toEqual(ids(DAY, 900));
    expect(ids(DAY, 600)).not.toEqual(ids('2026-11-23', 600));
  });
});
