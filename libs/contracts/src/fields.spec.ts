import { validateSync } from 'class-validator';
import { ListOf, Text, Time } from './fields';

class Item {
  @Text(5) name!: string;
}
class Probe {
  @ListOf(() => Item) list!: Item[];
  @Time() at!: string;
}
const faults = (part: object): string[] => {
  const probe = Object.assign(new Probe(), { list: [], at: '2026-03-02T03:00:00Z' }, part);
  return validateSync(probe).map((error) => error.property);
};

describe('fields of the wire', () => {
  it('take lists of objects, and no list in the list', () => {
    expect(faults({ list: [Object.assign(new Item(), { name: 'a' })] })).toEqual([]);
    for (const list of [[[]], ['x'], [null], {}, null]) expect(faults({ list })).toEqual(['list']);
  });

  it('take moments that a clock can read', () => {
    expect(faults({ at: '2026-03-02T11:00:00+08:00' })).toEqual([]);
    for (const at of ['2026-W10', 'tomorrow', '', 7, null]) expect(faults({ at })).toEqual(['at']);
  });
});
