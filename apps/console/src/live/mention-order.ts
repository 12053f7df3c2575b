import type { ConversationRow, MentionBrief } from '@yingda/contracts';
import { fitsFilters, maySee, type Owner, type RowGroup, type ViewQuery } from './row-order';

/** What a list of mentions is made of. `edge`: the last row of the pages loaded while more remain. */
export interface MentionContext {
  owner: Owner;
  mentions: Readonly<Record<string, MentionBrief>>;
  edge?: MentionBrief | undefined;
}

/** Conversations that name the agent: with unread notes, then those that were seen, the newest note first. */
export function groupMentions(
  rows: Readonly<Record<string, ConversationRow>>,
  query: ViewQuery,
  { owner, mentions, edge }: MentionContext,
): RowGroup[] {
  const shown = Object.values(mentions)
    .filter(({ conversationId }) => {
      const row = rows[conversationId];
      return row && maySee(row, owner) && fitsFilters(row, query);
    })
    .filter((mention) => !edge || compareMentions(mention, edge) <= 0)
    .sort(compareMentions);
  const unread = shown.filter((mention) => mention.unread > 0);
  const seen = shown.filter((mention) => mention.unread === 0);
  const group = (name: 'unread' | 'seen', list: MentionBrief[]): RowGroup[] =>
    list.length === 0 ? [] : [{ name, ids: list.map((mention) => mention.conversationId) }];
  return [...group('unread', unread), ...group('seen', seen)];
}

/** As the server pages: unread ones first, the newest first. */
export function compareMentions(a: MentionBrief, b: MentionBrief): number {
  return (
    Number(b.unread > 0) - Number(a.unread > 0) ||
    Date.parse(b.at) - Date.parse(a.at) ||
    (a.noteId > b.noteId ? -1 : a.noteId < b.noteId ? 1 : 0)
  );
}
