import { addressOf, filterCount, savedQuery, viewOfAddress, viewOfSaved } from './view-address';

const read = (view: string | undefined, search: string) => viewOfAddress(view, new URLSearchParams(search));

it('an address says which list is shown', () => {
  expect(read('all', 'tier=vip&waitingFor=us&sort=oldest&leftMessage=true')).toEqual({
    view: 'all',
    tier: 'vip',
    waitingFor: 'us',
    sort: 'oldest',
    leftMessage: true,
  });
});

it('what an address says wrongly is left out, and the tab falls back to mine', () => {
  expect(read('everything', 'tier=platinum&sort=random&wrapUpDue=yes&channel=fax')).toEqual({ view: 'mine' });
});

it('a list survives its own address and its saved form', () => {
  const query = { view: 'closed', sort: 'newest', topicId: 't-1', wrapUpDue: true } as const;
  const [path, search] = addressOf(query).split('?') as [string, string];
  expect(read(path.split('/')[2], search)).toEqual(query);
  expect(viewOfSaved(savedQuery(query))).toEqual(query);
});

it('the conversation stands between the tab and the filters', () => {
  expect(addressOf({ view: 'mine', tier: 'gold' }, 'c-9')).toBe('/inbox/mine/c-9?tier=gold');
});

it('the order is no filter', () => {
  expect(filterCount({ view: 'mine', sort: 'oldest' })).toBe(0);
  expect(filterCount({ view: 'mine', tier: 'vip', leftMessage: true })).toBe(2);
});
