import { bath } from './catalog/bath';
import { bedroom } from './catalog/bedroom';
import { kitchen } from './catalog/kitchen';
import { lighting } from './catalog/lighting';
import { text, type CategoryId, type Colour, type Product, type Text } from './catalog/types';

export type { CategoryId, Colour, Product, Review, Text } from './catalog/types';

/** Everything the shop sells, in the order of the list. All goods are invented. */
export const products: Product[] = [
  ...kitchen.slice(0, 1),
  ...lighting.slice(0, 1),
  ...bath.slice(0, 1),
  ...kitchen.slice(4, 5),
  ...bedroom,
  ...kitchen.slice(1, 4),
  ...lighting.slice(1),
  ...bath.slice(1),
];

/** The departments of the shop, in the order of the header. */
export const categories: { id: CategoryId; name: Text }[] = [
  { id: 'kitchen', name: text('厨房', 'Kitchen') },
  { id: 'bedroom', name: text('卧室', 'Bedroom') },
  { id: 'lighting', name: text('灯具', 'Lighting') },
  { id: 'bath', name: text('卫浴收纳', 'Bath & storage') },
];

/** A product by its id in the address, or undefined. */
export function productById(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}

/** The colour asked for, else the first. */
export function colourOf(product: Product, colourId?: string): Colour {
  return product.colours.find((colour) => colour.id === colourId) ?? (product.colours[0] as Colour);
}

/** Whether no colour of the product can be bought. */
export function isSoldOut(product: Product): boolean {
  return product.colours.every((colour) => colour.soldOut);
}

/** The three pictures of a product in one colour. */
export type View = 'front' | 'scene' | 'detail';
export const views: View[] = ['front', 'scene', 'detail'];

/** Path of a picture. Without a colour: the first one's front view, `<id>.svg`, for cards in the chat and elsewhere. */
export function picturePath(product: Product, colourId?: string, view: View = 'front'): string {
  const chosen = colourOf(product, colourId);
  const colour = chosen === product.colours[0] && view === 'front' ? '' : `-${chosen.id}`;
  return `/shop-assets/products/${product.id}${colour}${view === 'front' ? '' : `-${view}`}.svg`;
}

/** What the list shows: a department, the new things, or what a search finds in either language. */
export interface Filter {
  category?: CategoryId;
  onlyNew?: boolean;
  query?: string;
}

/** Products that fit; every word of the query must be found somewhere in the texts. */
export function findProducts(filter: Filter): Product[] {
  const words = (filter.query ?? '').trim().toLowerCase().split(/\s+/u).filter(Boolean);
  return products.filter((product) => {
    if (filter.category && product.category !== filter.category) return false;
    if (filter.onlyNew && !product.isNew) return false;
    const category = categories.find(({ id }) => id === product.category)?.name;
    const texts = [product.title, product.tagline, product.kind, ...(category ? [category] : [])];
    const everything = texts
      .flatMap((each) => [each['zh-CN'], each.en])
      .join('\n')
      .toLowerCase();
    return words.every((word) => everything.includes(word));
  });
}

/** Others one may like: same department first, then the best rated. */
export function related(product: Product, count: number): Product[] {
  const closeness = (other: Product) => (other.category === product.category ? 10 : 0) + other.rating;
  return products
    .filter((other) => other.id !== product.id)
    .sort((a, b) => closeness(b) - closeness(a))
    .slice(0, count);
}
