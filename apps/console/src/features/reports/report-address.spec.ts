import { addressOfPage, addressOfView, isNarrowed, isSwitched, viewOfAddress } from './report-address';
import type { ReportPageName } from './report-pages';

const TODAY = '2026-11-21';
const view = (search: string, page: ReportPageName = 'response') =>
  viewOfAddress(page, new URLSearchParams(search), TODAY);

it('an address without anything shows the last 30 days, compared, by team, as the figures are by themselves', () => {
  expect(view('')).toEqual({
    period: 'last-30',
    days: { from: '2026-10-23', to: TODAY },
    compare: true,
    filters: {},
    options: {},
    figure: 'first-response',
    split: 'team',
    sort: null,
    point: null,
    part: 'all',
  });
});

it.each([
  '',
  'period=this-month',
  'from=2026-11-01&to=2026-11-11',
  'compare=none&team=t1%2Ct2&channel=web%2Cwechat',
  'agent=a1&inbox=i1&tier=vip&topic=p1',
  'start=assignment&bots=in&clock=wall&credit=last&reopened=apart&unanswered=within&counted=event&within=45',
  'figure=within-target&by=channel&sort=-median&at=day%3A2026-11-11&part=unanswered',
])('an address is the same after it was read: %s', (search) => {
  expect(addressOfView('response', view(search))).toBe(`/reports/response${search ? `?${search}` : ''}`);
});

it('leaves out what it does not understand', () => {
  const odd =
    'period=century&from=2026-02-30&to=x&channel=pigeon,web&start=noon&within=0&figure=load&by=moon&at=x:1';
  expect(addressOfView('response', view(odd))).toBe('/reports/response?channel=web');
});

it('days in the wrong order are none', () => {
  expect(view('from=2026-11-11&to=2026-11-01').period).toBe('last-30');
});

it('another page keeps period, filters and switches, not the figure, split and point', () => {
  const shown = view(
    'period=last-7&team=t1&clock=wall&figure=within-target&by=tier&at=whole&part=unanswered',
  );
  expect(addressOfPage('agents', shown)).toBe('/reports/agents?period=last-7&team=t1&clock=wall');
});

it('every page begins with a figure and a split of its own', () => {
  expect([view('', 'volume').figure, view('', 'volume').split]).toEqual(['conversations', 'hours']);
  expect([view('', 'agents').figure, view('', 'agents').split]).toEqual(['handled-per-hour', 'agent']);
});

it('knows whether filters narrow it and switches change it', () => {
  expect([isNarrowed(view('tier=vip')), isSwitched(view('tier=vip'))]).toEqual([true, false]);
  expect([isNarrowed(view('clock=wall')), isSwitched(view('clock=wall'))]).toEqual([false, true]);
});
