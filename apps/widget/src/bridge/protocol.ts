/** What the loader (on the shop's page) and the frame (on ours) say to each other. Every message passes `receive.ts`. */

export interface PageInfo {
  url: string;
  title: string;
  referrer?: string;
}

/** `Yingda('product', …)`; `price` is text as the shop shows it. */
export interface ProductInfo {
  id: string;
  title: string;
  price?: string;
  imageUrl?: string;
  url?: string;
}

/** What was written on the loader's own form while the server could not be reached. */
export interface LeftText {
  text: string;
  contact: string;
}

/** How the launcher looks; kept by the loader so that the next page draws it right at once. */
export interface Look {
  color: string;
  side: 'left' | 'right';
  /** Pixels between launcher and lower edge. */
  offset: number;
  theme: 'light' | 'dark' | 'system';
  /** Draw the words beside the icon. */
  pill: boolean;
  shopName: string;
}

export interface Init {
  type: 'init';
  inbox: string;
  /** As the page has it, "zh-Hans-CN"; empty when it does not say. */
  language: string;
  /** Of the launcher, #RRGGBB: until the shop's settings are known. */
  color: string;
  visitorToken: string | null;
  identity: string | null;
  page: PageInfo;
  product: ProductInfo | null;
  left: LeftText | null;
  shown: boolean;
  full: boolean;
}

export type ToFrame =
  | Init
  | { type: 'shown'; shown: boolean }
  /** The frame covers the whole screen (phones). */
  | { type: 'full'; full: boolean }
  | { type: 'page'; page: PageInfo }
  | { type: 'product'; product: ProductInfo | null }
  | { type: 'identify'; token: string }
  | { type: 'reset' }
  | { type: 'language'; language: string };

export type ToLoader =
  | { type: 'ready' }
  | { type: 'session'; visitorToken: string; look: Look }
  /** The next page loads the frame by itself: a conversation is open, or something is unsent. */
  | { type: 'keep'; keep: boolean }
  | { type: 'unread'; count: number }
  | { type: 'preview'; id: string; name: string; text: string }
  | { type: 'sound' }
  | { type: 'close' }
  /** Draws the frame over the whole page, for the image viewer. */
  | { type: 'expand'; on: boolean }
  /** The text of the loader's form is in the frame's queue now. */
  | { type: 'taken' }
  /** This page or visitor may not chat: the launcher goes. */
  | { type: 'refused'; code: string }
  /** For `Yingda('on', name, …)`. */
  | { type: 'event'; name: string; detail: unknown };
