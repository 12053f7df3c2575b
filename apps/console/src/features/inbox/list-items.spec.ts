import type { RowGroup } from '../../live/row-order';
import { listItems } from './list-items';

const groups: RowGroup[] = [
  { name: 'us', ids: ['a', 'b'] },
  { name: 'customer', ids: ['c'] },
];
const counts = (hasMore: boolean) =>
  listItems(groups, hasMore).flatMap((item) => (item.kind === 'group' ? [item.count] : []));

describe('the count at the head of a group', () => {
  it('is all there are once the list is whole', () => {
    expect(counts(false)).toEqual(['2', '1']);
  });

  it('says that more follow while pages are to come, never the size of a page; groups above are whole', () => {
    expect(counts(true)).toEqual(['2', '1+']);
    expect(listItems([{ name: 'closed', ids: ['a'] }], true)[0]).toMatchObject({ count: '1+' });
  });

  it('stands above its rows', () => {
    expect(listItems(groups, false).map((item) => item.kind)).toEqual([
      'group',
      'row',
      'row',
      'group',
      'row',
    ]);
  });
});
