import type {
  AutoReplyAction,
  AutoReplyKind,
  AutoReplyPhase,
  Language,
  MatchMode,
} from '@yingda/contracts/names';

/** A text in one language. */
export interface ReplyText {
  language: Language;
  text: string;
}

/** What it listens to. */
export interface Keywords {
  language: Language;
  match: MatchMode;
  words: string[];
  /** What these cover is not looked at; beside patterns they are patterns too, and silence the reply. */
  except?: string[];
}

/** One thing to choose. */
export interface MenuItem {
  id: string;
  labels: ReplyText[];
  leads: 'reply' | 'text' | 'hand-over';
  replyKey?: string | null;
  texts?: ReplyText[];
}

/** What somebody wants an auto-reply to be. */
export interface AutoReplyContents {
  key: string | null;
  name: string;
  kind: AutoReplyKind;
  enabled: boolean;
  /** Of several that fit, the lowest is said. */
  priority: number;
  /** Empty: in all. */
  inboxIds: string[];
  keywords: Keywords[];
  texts: ReplyText[];
  attachmentIds: string[];
  menu: MenuItem[];
  action: AutoReplyAction;
  cooldownSeconds: number;
  phase: AutoReplyPhase;
  afterSeconds: number | null;
  repeats: number | null;
}

/** A text the shop's system says by itself. */
export interface AutoReply extends AutoReplyContents {
  id: string;
  version: number;
}

/** Whether it speaks in an inbox; `null`: one for which nothing is set apart. */
export function speaksIn({ inboxIds }: Pick<AutoReply, 'inboxIds'>, inboxId: string | null): boolean {
  return inboxIds.length === 0 || (inboxId !== null && inboxIds.includes(inboxId));
}

/** Lowest priority number first; of the same the older one. */
export function byPriority(one: AutoReply, other: AutoReply): number {
  return one.priority - other.priority || (one.id < other.id ? -1 : 1);
}
