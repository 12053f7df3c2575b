import { colourOf, productById, type Colour, type Product } from './catalog';
import { keptStore } from './store';

/** One line of the cart. */
export interface CartLine {
  productId: string;
  colourId: string;
  count: number;
}

/** At most this many of one thing in one order. */
export const MOST_OF_ONE = 20;
/** Orders from this sum are delivered free; below it `DELIVERY_FEE`. Whole yuan. */
export const FREE_DELIVERY_FROM = 99;
const DELIVERY_FEE = 10;

const bounded = (count: number) => Math.min(MOST_OF_ONE, Math.max(0, Math.trunc(count)));
const same = (line: CartLine, productId: string, colourId: string) =>
  line.productId === productId && line.colourId === colourId;

/** Puts `count` more of a thing into the cart; the same thing in the same colour stays one line. */
export function added(lines: CartLine[], more: CartLine): CartLine[] {
  const known = lines.find((line) => same(line, more.productId, more.colourId));
  if (!known) return [...lines, { ...more, count: bounded(more.count) }];
  return lines.map((line) => (line === known ? { ...line, count: bounded(line.count + more.count) } : line));
}

/** Sets how many of a line are wanted; none takes the line out. */
export function counted(lines: CartLine[], wanted: CartLine): CartLine[] {
  const count = bounded(wanted.count);
  if (count === 0) return lines.filter((line) => !same(line, wanted.productId, wanted.colourId));
  return lines.map((line) => (same(line, wanted.productId, wanted.colourId) ? { ...line, count } : line));
}

/** What a saved cart still means: unknown goods, sold-out colours and broken counts are left out. */
export function acceptCart(saved: unknown): CartLine[] {
  if (!Array.isArray(saved)) return [];
  return saved.reduce<CartLine[]>((lines, line) => {
    const product = productById(String(line?.productId));
    const colour = product?.colours.find(({ id }) => id === line?.colourId);
    if (!product || !colour || colour.soldOut || !(Number(line.count) >= 1)) return lines;
    return added(lines, { productId: product.id, colourId: colour.id, count: Number(line.count) });
  }, []);
}

/** A line with what it stands for. */
export interface PricedLine extends CartLine {
  product: Product;
  colour: Colour;
  sum: number;
}

/** The cart with prices: lines, number of things, sums in yuan. */
export function priced(lines: CartLine[]) {
  const full = lines.flatMap((line): PricedLine[] => {
    const product = productById(line.productId);
    return product
      ? [{ ...line, product, colour: colourOf(product, line.colourId), sum: product.price * line.count }]
      : [];
  });
  const goods = full.reduce((sum, line) => sum + line.sum, 0);
  const delivery = goods === 0 || goods >= FREE_DELIVERY_FROM ? 0 : DELIVERY_FEE;
  return {
    lines: full,
    count: full.reduce((sum, line) => sum + line.count, 0),
    goods,
    delivery,
    total: goods + delivery,
  };
}

/** The shopper's cart, kept in this browser. */
export const cart = keptStore<CartLine[]>('hejian.cart', acceptCart);
