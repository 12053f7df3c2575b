import type { Language } from '@yingda/design-system';

/** A text in every language of the shop. */
export type Text = Record<Language, string>;

export type CategoryId = 'kitchen' | 'bedroom' | 'lighting' | 'bath';

/** A colour one can choose. `soldOut` colours stay visible, so that one can ask to be told. */
export interface Colour {
  id: string;
  name: Text;
  paint: string;
  soldOut?: boolean;
}

export interface Review {
  name: Text;
  stars: 1 | 2 | 3 | 4 | 5;
  text: Text;
}

/** A product. Prices are whole yuan; the first colour is shown in lists. */
export interface Product {
  id: string;
  category: CategoryId;
  kind: Text;
  title: Text;
  tagline: Text;
  price: number;
  wasPrice?: number;
  isNew?: boolean;
  colours: Colour[];
  rating: number;
  ratings: number;
  points: Text[];
  facts: { name: Text; value: Text }[];
  reviews: Review[];
}

/** Shorthand of the catalogue files: Chinese first, English second. */
export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
/** One line of the table of facts. */
export const fact = (name: Text, value: Text) => ({ name, value });

/** Names that many fact tables use. */
export const factNames = {
  material: text('材质', 'Material'),
  size: text('尺寸', 'Size'),
  weight: text('重量', 'Weight'),
  capacity: text('容量', 'Capacity'),
  power: text('功率', 'Power'),
  care: text('养护', 'Care'),
  warranty: text('保修', 'Warranty'),
};
