import type { DispositionInput } from '@yingda/contracts';

const kept = new Map<string, DispositionInput>();

/** Remembers with what a conversation was closed here: reopening empties it, and an undone closing is mostly done again. */
export function keepDisposition(conversationId: string, disposition: DispositionInput): void {
  kept.set(conversationId, disposition);
}

export function keptDisposition(conversationId: string): DispositionInput | undefined {
  return kept.get(conversationId);
}
