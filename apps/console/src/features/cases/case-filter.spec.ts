import { addressOf, filterOf, narrows } from './case-filter';

const back = (text: string) => new URLSearchParams(addressOf(filterOf(new URLSearchParams(text)))).toString();

it.each([
  'view=overdue&mine=1&kind=quality&stage=proposed&level=2&owner=a&team=b&department=c&q=C1',
  'view=closed',
  '',
])('an address "%s" shows the same list again', (text) => expect(back(text)).toBe(text));

it('leaves out what no list is narrowed by', () => {
  expect(back('view=unheard-of&stage=lost&level=9&mine=yes')).toBe('');
});

it('is narrowed by anything but its view', () => {
  expect(narrows(filterOf(new URLSearchParams('view=closed')))).toBe(false);
  expect(narrows(filterOf(new URLSearchParams('level=3')))).toBe(true);
});
