import type { PageVisit } from '@yingda/contracts';
import { latestVisits } from './latest-visits';

const visit = (page: string, minute: number, current = false): PageVisit => ({
  url: `https://shop.example/${page}`,
  title: page,
  at: new Date(Date.UTC(2026, 10, 1, 9, minute)).toISOString(),
  current,
});
const shown = (visits: PageVisit[]) =>
  visits.map(({ title, current }) => (current ? `${title}, now` : title));

describe('pages a shopper has been on', () => {
  it('are newest first, and only the latest is in front of them', () => {
    const live = [visit('kettle', 5, true)];
    const fetched = [visit('lamp', 3, true), visit('home', 1)];
    expect(shown(latestVisits(live, fetched))).toEqual(['kettle, now', 'lamp', 'home']);
  });

  it('hold a page once however often the line breaks while it is open', () => {
    const live = [visit('kettle', 9, true), visit('kettle', 7), visit('kettle', 5)];
    expect(shown(latestVisits(live, [visit('kettle', 5), visit('home', 1)]))).toEqual([
      'kettle, now',
      'home',
    ]);
  });

  it('hold a page twice when the shopper came back to it from another', () => {
    const live = [visit('kettle', 9, true), visit('lamp', 7), visit('kettle', 5)];
    expect(shown(latestVisits(live, []))).toEqual(['kettle, now', 'lamp', 'kettle']);
  });
});
