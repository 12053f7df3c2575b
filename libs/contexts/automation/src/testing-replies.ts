import type { AutoReplyContents } from './domain/replies/auto-reply';
import type { Cut } from './domain/replies/boundaries';
import { CompiledReplies } from './domain/replies/compile';

/** Replies as somebody edits them, made ready without a database. */
export function compileReplies(
  replies: readonly (Partial<AutoReplyContents> &
    Pick<AutoReplyContents, 'kind' | 'priority' | 'keywords'>)[],
  cut: Cut,
  synonyms: { words: string[] }[] = [],
): CompiledReplies {
  const whole = replies.map((one, index) => ({
    key: null,
    name: '',
    enabled: true,
    inboxIds: [],
    texts: [],
    attachmentIds: [],
    menu: [],
    action: 'none' as const,
    cooldownSeconds: 120,
    phase: 'waiting' as const,
    afterSeconds: null,
    repeats: null,
    ...one,
    id: `reply-${String(index).padStart(5, '0')}`,
    version: 1,
  }));
  return new CompiledReplies(whole, synonyms, cut);
}
