import { acceptCart, added, counted, FREE_DELIVERY_FROM, MOST_OF_ONE, priced, type CartLine } from './cart';
import { keptStore, type Keep } from './store';

const kettle: CartLine = { productId: 'kettle', colourId: 'white', count: 1 };
const nightLight: CartLine = { productId: 'night-light', colourId: 'wood', count: 1 };

describe('the cart', () => {
  it('keeps one line for the same thing in the same colour', () => {
    expect(added(added([], kettle), { ...kettle, count: 2 })).toEqual([{ ...kettle, count: 3 }]);
  });
  it('keeps another colour apart', () => {
    expect(added([kettle], { ...kettle, colourId: 'green' })).toHaveLength(2);
  });
  it('never holds more of one thing than one may order', () => {
    expect(added([kettle], { ...kettle, count: 500 })[0]?.count).toBe(MOST_OF_ONE);
    expect(counted([kettle], { ...kettle, count: 500 })[0]?.count).toBe(MOST_OF_ONE);
  });
  it('loses a line that is counted down to nothing, and only that one', () => {
    expect(counted([kettle, nightLight], { ...kettle, count: 0 })).toEqual([nightLight]);
  });
  it('charges delivery below the free sum and not from it', () => {
    expect(priced([nightLight])).toMatchObject({ goods: 59, delivery: 10, total: 69, count: 1 });
    expect(priced([{ productId: 'towels', colourId: 'sand', count: 1 }])).toMatchObject({
      goods: FREE_DELIVERY_FROM,
      delivery: 0,
    });
    expect(priced([])).toMatchObject({ delivery: 0, total: 0 });
  });
});

describe('a saved cart', () => {
  it('comes back without what is not sold any more, sold out or broken', () => {
    const saved = [
      kettle,
      { productId: 'gone', colourId: 'white', count: 1 },
      { productId: 'kettle', colourId: 'plaid', count: 1 },
      { productId: 'diffuser', colourId: 'white', count: 1 },
      { productId: 'towels', colourId: 'blue', count: 'many' },
      { productId: 'towels', colourId: 'blue', count: -1 },
      null,
      'kettle',
    ];
    expect(acceptCart(saved)).toEqual([kettle]);
  });
  it('is empty when it is not a cart at all', () => {
    for (const saved of [null, undefined, 'x', 3, { productId: 'kettle' }])
      expect(acceptCart(saved)).toEqual([]);
  });
});

describe('what the shop keeps', () => {
  const memory = (first: Record<string, string> = {}): Keep & { kept: Map<string, string> } => {
    const kept = new Map(Object.entries(first));
    return {
      kept,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    };
  };
  it('is there again after a reload', () => {
    const keep = memory();
    keptStore('cart', acceptCart, keep).set([kettle]);
    expect(keptStore('cart', acceptCart, keep).get()).toEqual([kettle]);
  });
  it('is told to everyone who listens, until they stop', () => {
    const store = keptStore('cart', acceptCart, memory());
    const heard: number[] = [];
    const stop = store.subscribe((lines) => heard.push(lines.length));
    store.set([kettle]);
    stop();
    store.set([]);
    expect(heard).toEqual([1]);
  });
  it('survives damaged and forbidden storage', () => {
    expect(keptStore('cart', acceptCart, memory({ cart: '{"half' })).get()).toEqual([]);
    const forbidden: Keep = {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('denied');
      },
    };
    const store = keptStore('cart', acceptCart, forbidden);
    store.set([kettle]);
    expect(store.get()).toEqual([kettle]);
  });
});
