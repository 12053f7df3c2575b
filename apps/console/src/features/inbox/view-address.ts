import type { MentionBrief } from '@yingda/contracts';
import { INBOX_SORTS, INBOX_VIEWS, TIERS, CHANNELS } from '@yingda/contracts/names';
import type { ViewQuery } from '../../live/row-order';

const ID_FILTERS = ['teamId', 'agentId', 'inboxId', 'topicId'] as const;

function oneOf<T extends string>(value: string | null, values: readonly T[]): T | undefined {
  return values.includes(value as T) ? (value as T) : undefined;
}

/** The list an address asks for; what it does not understand is left out. */
export function viewOfAddress(view: string | undefined, search: URLSearchParams): ViewQuery {
  const query: ViewQuery = { view: oneOf(view ?? null, INBOX_VIEWS) ?? 'mine' };
  const sort = oneOf(search.get('sort'), INBOX_SORTS);
  if (sort) query.sort = sort;
  for (const key of ID_FILTERS) {
    const value = search.get(key);
    if (value) query[key] = value;
  }
  const channel = oneOf(search.get('channel'), CHANNELS);
  if (channel) query.channel = channel;
  const tier = oneOf(search.get('tier'), TIERS);
  if (tier) query.tier = tier;
  const waitingFor = oneOf(search.get('waitingFor'), ['us', 'customer'] as const);
  if (waitingFor) query.waitingFor = waitingFor;
  if (search.get('wrapUpDue') === 'true') query.wrapUpDue = true;
  if (search.get('leftMessage') === 'true') query.leftMessage = true;
  return query;
}

/** Filters and order of a list as an address carries them, without the tab. */
export function searchOfView({ view: _, ...rest }: ViewQuery): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined && value !== false) search.set(key, String(value));
  }
  return search;
}

/** How many filters narrow the list (the order is none). */
export function filterCount({ view: _, sort: __, ...filters }: ViewQuery): number {
  return Object.values(filters).filter((value) => value !== undefined && value !== false).length;
}

/** What a saved view keeps: the query string of GET /api/conversations. */
export function savedQuery(query: ViewQuery): string {
  const search = searchOfView(query);
  search.set('view', query.view);
  search.sort();
  return search.toString();
}

/** The list a saved view opens. */
export function viewOfSaved(saved: string): ViewQuery {
  const search = new URLSearchParams(saved);
  return viewOfAddress(search.get('view') ?? undefined, search);
}

/** Address of a list, or of a conversation in it; with a position, of a message of that. */
export function addressOf(query: ViewQuery, conversationId?: string, position?: number): string {
  const parts = searchOfView(query);
  if (position) parts.set('message', String(position));
  const search = parts.toString();
  return `/inbox/${query.view}${conversationId ? `/${conversationId}` : ''}${search ? `?${search}` : ''}`;
}

/** Where a mention is read: at the first unread note, else at the newest. */
export function addressOfMention(query: ViewQuery, mention: MentionBrief): string {
  return addressOf(query, mention.conversationId, mention.firstUnread ?? mention.position);
}
