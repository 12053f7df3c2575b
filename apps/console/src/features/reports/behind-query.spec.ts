import type { FigureValue } from '@yingda/contracts';
import { behindQuery, partsOf } from './behind-query';
import { viewOfAddress } from './report-address';

const view = (search: string) => viewOfAddress('response', new URLSearchParams(search), '2026-11-21');
const time = {
  key: 'first-response',
  unit: 'seconds',
  used: {},
  overall: { unanswered: 3 } as FigureValue,
} as const;

it('is the report’s own question, narrowed to the cell, the longest first', () => {
  expect(behindQuery(view('team=t1&clock=wall&at=day:2026-11-11'), time, 'day:2026-11-11')).toEqual({
    figure: 'first-response',
    from: '2026-10-23',
    to: '2026-11-22',
    filters: { teams: ['t1'] },
    options: { clock: 'wall' },
    groupBy: ['day'],
    group: ['2026-11-11'],
    cases: 'all',
    sort: 'highest',
  });
});

it('shows never answered ones on their own card, and beside the times only while they are apart', () => {
  const never = { ...time, key: 'never-answered', unit: 'count' } as const;
  expect(behindQuery(view('figure=never-answered'), never, 'whole')).toMatchObject({
    figure: 'first-response',
    cases: 'unanswered',
  });
  expect(partsOf(time)).toEqual(['all', 'unanswered']);
  expect(partsOf({ ...time, used: { unanswered: 'within' } })).toEqual(['all']);
});

it('tells those counted in a share from the others', () => {
  const share = { ...time, key: 'within-target', unit: 'share' } as const;
  expect(partsOf(share)).toEqual(['all', 'counted', 'not-counted']);
  expect(behindQuery(view('figure=within-target&part=not-counted'), share, 'whole').cases).toBe(
    'not-counted',
  );
});

it('a part that the figure does not have is all of them', () => {
  expect(behindQuery(view('part=counted'), time, 'whole').cases).toBe('all');
});
