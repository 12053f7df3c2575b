import { useCallback, useEffect, useRef, useState } from 'react';
import { drafts, EMPTY_DRAFT, keepDraft, type Draft } from '../../live/drafts';
import { useStore } from '../../live/store';
import { useLive, useOnline } from '../../live/use-live';

/** The server hears of a draft this long after the last key. */
const PAUSE_MS = 800;

export type DraftState = 'empty' | 'saving' | 'saved' | 'local';

/** The unsent text of a conversation: here at once, on the server soon after, whole again on another device. */
export function useDraft(conversationId: string, serverDraft: string | undefined) {
  const live = useLive();
  const online = useOnline();
  const draft = useStore(drafts, (all) => all[conversationId]) ?? EMPTY_DRAFT;
  const [saving, setSaving] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const current = drafts.get()[conversationId];
    if (!current || current.saved) return;
    const { text } = current;
    setSaving(true);
    try {
      await live.command('draft.save', { conversationId, text });
      if (drafts.get()[conversationId]?.text === text) keepDraft(conversationId, { saved: true });
    } catch {
      // It stays here; the next key or the next connection tries again.
    } finally {
      setSaving(false);
    }
  }, [conversationId, live]);

  // What was written on another device, as long as nothing is unsaved here.
  const taken = useRef(false);
  useEffect(() => {
    if (serverDraft === undefined || taken.current) return;
    taken.current = true;
    const here = drafts.get()[conversationId];
    if (!here || here.saved) {
      if (serverDraft !== (here?.text ?? '')) keepDraft(conversationId, { text: serverDraft, saved: true });
    }
  }, [conversationId, serverDraft]);

  useEffect(() => {
    if (online) void save();
  }, [online, save]);
  useEffect(() => () => void save(), [save]);

  const change = useCallback(
    (part: Partial<Pick<Draft, 'text' | 'note' | 'tab'>>) => {
      keepDraft(conversationId, 'text' in part ? { ...part, saved: false } : part);
      if (!('text' in part)) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [conversationId, save],
  );
  const hasText = draft.text.trim() !== '';
  const state: DraftState = !hasText
    ? 'empty'
    : draft.saved
      ? 'saved'
      : online || saving
        ? 'saving'
        : 'local';
  return { draft, change, state };
}
