import type { ProductCardContent } from '@yingda/contracts';

/** What an agent fills in to send a product. */
export interface CardForm {
  title: string;
  price: string;
  url: string;
  imageUrl: string;
}

export const EMPTY_CARD: CardForm = { title: '', price: '', url: '', imageUrl: '' };

/** An address that a customer's screen can open. */
export function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== '';
}

/** The first field that keeps the card from being sent. */
export function cardProblem(form: CardForm): keyof CardForm | null {
  if (!form.title.trim()) return 'title';
  if (!isWebAddress(form.url.trim())) return 'url';
  return form.imageUrl.trim() === '' || isWebAddress(form.imageUrl.trim()) ? null : 'imageUrl';
}

/** The card; the shop knows the product by the end of its address, as it has no other name here. */
export function cardContent(form: CardForm): ProductCardContent {
  const url = form.url.trim();
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1);
  const price = form.price.trim();
  const imageUrl = form.imageUrl.trim();
  return {
    kind: 'product-card',
    productId: (last ?? new URL(url).hostname).slice(0, 64),
    title: form.title.trim(),
    url,
    ...(price ? { price } : {}),
    ...(imageUrl ? { imageUrl } : {}),
  };
}
