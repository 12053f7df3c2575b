import { createStore } from './store';

/** Text that is not sent yet, as it stands on this device. */
export interface Draft {
  text: string;
  note: string;
  tab: 'reply' | 'note';
  /** The reply is on the server too. */
  saved: boolean;
}

export const EMPTY_DRAFT: Draft = { text: '', note: '', tab: 'reply', saved: true };

const PREFIX = 'yingda.draft.';

/** Drafts by conversation, of the agent who is signed in. */
export const drafts = createStore<Readonly<Record<string, Draft>>>({});

let owner = '';

/** Reads what this agent left on this device; another agent's drafts stay hidden. */
export function openDrafts(agentId: string): void {
  owner = agentId;
  const found: Record<string, Draft> = {};
  const prefix = `${PREFIX}${agentId}.`;
  for (let at = 0; at < localStorage.length; at += 1) {
    const key = localStorage.key(at);
    if (!key?.startsWith(prefix)) continue;
    try {
      found[key.slice(prefix.length)] = {
        ...EMPTY_DRAFT,
        ...(JSON.parse(localStorage.getItem(key) ?? '') as Draft),
      };
    } catch {
      localStorage.removeItem(key);
    }
  }
  drafts.set(found);
}

/** Keeps a draft here at once; an empty one is forgotten. */
export function keepDraft(conversationId: string, change: Partial<Draft>): void {
  const draft = { ...(drafts.get()[conversationId] ?? EMPTY_DRAFT), ...change };
  drafts.set((all) => ({ ...all, [conversationId]: draft }));
  const key = `${PREFIX}${owner}.${conversationId}`;
  try {
    if (draft.text || draft.note) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // The device's storage is full: the server's copy and the open page still have it.
  }
}
