import type { Act } from '../../provider';
import type { Shown } from '../wechat/check-content';
import type { AccountSettings } from './account';
import type { Codes } from './codes';
import type { MediaStore } from './media';
import type { Person } from './people';
import type { Sessions } from './sessions';

/** Who wrote something: the customer, WeCom itself, an agent in WeCom's client. */
export type Origin = 3 | 4 | 5;

/** Something for the list: `content` is the object under the name of its `msgtype`. */
export interface NewItem {
  origin: Origin;
  msgtype: string;
  content: Record<string, unknown>;
  servicer?: string;
}

/** What an act becomes: what the product can fetch, in order, and what the customer's phone shows. */
export interface Deed {
  items: NewItem[];
  shown?: Shown & { from: 'user' | 'account' | 'system' };
  /** The id of a message that is taken back: the phone shows only that there was one. */
  recalls?: string;
}

export interface Scene {
  settings: AccountSettings;
  person: Person;
  sessions: Sessions;
  codes: Codes;
  media: MediaStore;
  now(): number;
  /** The provider's id of what the phone shows: the named one, else the last one of this side. */
  idOf(shown: unknown, origin: Origin): string;
}

export type Doing = (act: Act, scene: Scene) => Deed | Promise<Deed>;

export function namedDoings(doings: Record<string, Doing>): ReadonlyMap<string, Doing> {
  return new Map(Object.entries(doings));
}

/** An event of the list; its ids stand inside it. */
export function eventItem(event_type: string, fields: Record<string, unknown> = {}): NewItem {
  return { origin: 4, msgtype: 'event', content: { event_type, ...fields } };
}
