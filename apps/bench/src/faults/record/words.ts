import type { Content } from '@yingda/contracts';

const MARK = /⟦(say|note) ([0-9a-f-]{36})⟧/g;

/** What somebody writes; the text names itself, so that it is known wherever it turns up. */
export function wordsOf(entry: 'message' | 'note', clientMessageId: string, rest: string): string {
  return `⟦${entry === 'note' ? 'note' : 'say'} ${clientMessageId}⟧ ${rest}`;
}

/** Client message ids of the texts in a frame, and whether they are notes. */
export function textsIn(frame: string): { clientMessageId: string; note: boolean }[] {
  return [...frame.matchAll(MARK)].map(([, kind, clientMessageId]) => ({
    clientMessageId: clientMessageId as string,
    note: kind === 'note',
  }));
}

/** The words of a content as both sides of a comparison have them: the text, or all of another kind but what readers may not see. */
export function wordsIn(content: Content): string {
  if (content.kind === 'text') return content.text;
  return content.kind === 'event' ? `event ${content.event}` : JSON.stringify(content);
}
