import { createStore } from '../../live/store';
import type { ActionName } from './use-actions';

export type DeedName = Extract<
  ActionName,
  'assignMe' | 'transfer' | 'close' | 'reopen' | 'wait' | 'escalate' | 'merge'
>;

/** What can be done with the conversation in front of the agent; the palette offers it. */
export interface OpenDeeds {
  conversationId: string;
  /** Whose it is. */
  name: string;
  /** It is offered to this agent, or waits for anybody: assigning it to oneself is accepting it. */
  waits: boolean;
  deeds: readonly (DeedName | 'reply' | 'note')[];
  run: (deed: DeedName | 'reply' | 'note') => void;
}

/** Null while no conversation is shown. */
export const openDeeds = createStore<OpenDeeds | null>(null);

const ORDER: readonly DeedName[] = ['assignMe', 'transfer', 'wait', 'close', 'reopen', 'escalate', 'merge'];

/** In the order of the palette: answering first, then what this agent may do now. */
export function deedsOf(
  may: Readonly<Record<DeedName, boolean>>,
  writes: { reply: boolean; note: boolean },
): OpenDeeds['deeds'] {
  return [
    ...(writes.reply ? (['reply'] as const) : []),
    ...(writes.note ? (['note'] as const) : []),
    ...ORDER.filter((deed) => may[deed]),
  ];
}
