import { useRef, useState } from 'react';
import type {
  CannedPart,
  ConversationRow,
  ProductCardContent,
  StaffEntry,
  TemplateContent,
} from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { excerptOf } from '../../live/merge-row';
import type { Draft } from '../../live/drafts';
import { serverNow } from '../../live/ticker';
import { useDirectory, useLive } from '../../live/use-live';
import type { PendingFile } from './attachments';
import { contentOfPart, heldBy as heldByWords, type HeldDraft } from './draft-check';
import { namedIn } from './named-in';
import { lastEditable, repliedMeanwhile } from './timeline-rows';
import { tellCaught, useDraftCheck } from './use-draft-check';
import { blanksIn } from './variables';
import type { Recording } from './voice-recorder';

interface OutgoingPlace {
  row: ConversationRow;
  entries: readonly StaffEntry[];
  tab: 'reply' | 'note';
  text: string;
  files: readonly PendingFile[];
  /** The identity of the customer the agent chose to write to; null: wherever they wrote from last. */
  identityId: string | null;
  /** A note goes to whoever has the conversation. */
  whispers: boolean;
  /** The canned response the text was begun with, and what goes along with it. */
  canned: { id: string | null; parts: readonly CannedPart[] };
  onSent: () => void;
}

interface TabSwitch {
  to: 'reply' | 'note';
  move: () => void;
  keep: () => void;
}

/** Everything between "Send" and the queue: blanks left, a colleague's reply meanwhile, files before text. */
export function useOutgoing(place: OutgoingPlace) {
  const { row, entries, tab, text, files, identityId, whispers, canned, onSent } = place;
  const live = useLive();
  const me = useMe();
  const { agents } = useDirectory();
  const [quote, setQuote] = useState<StaffEntry | null>(null);
  const [blanks, setBlanks] = useState<string[] | null>(null);
  const [heldBy, setHeldBy] = useState<StaffEntry | null>(null);
  const [heldWords, setHeldWords] = useState<HeldDraft | null>(null);
  const check = useDraftCheck();
  const [switching, setSwitching] = useState<TabSwitch | null>(null);
  /** Last position known when this text was begun. */
  const begunAt = useRef<number | null>(null);
  const to = identityId ? { identityId } : {};

  async function deliver(): Promise<boolean> {
    const { queue } = live;
    if (!queue) return false;
    const conversationId = row.id;
    const trimmed = text.trim();
    if (tab === 'note') {
      const mentions = namedIn(trimmed, agents);
      void queue.add({
        conversationId,
        entry: 'note',
        content: { kind: 'text', text: trimmed },
        ...(mentions.length ? { mentions } : {}),
        ...(whispers ? { toHolder: true } : {}),
      });
    } else {
      for (const { file, problem } of files) if (!problem) void queue.add({ conversationId, file, ...to });
      if (trimmed) {
        void queue.add({
          conversationId,
          content: { kind: 'text', text: trimmed },
          ...to,
          ...(canned.id ? { cannedResponseId: canned.id } : {}),
          ...(quote
            ? { replyTo: quote.id, quote: { id: quote.id, author: quote.author, excerpt: excerptOf(quote) } }
            : {}),
        });
      }
      for (const part of canned.parts) {
        const content = contentOfPart(part);
        if (content) void queue.add({ conversationId, content, ...to });
      }
    }
    setQuote(null);
    setBlanks(null);
    setHeldWords(null);
    setHeldBy(null);
    begunAt.current = null;
    onSent();
    return true;
  }

  async function send(options: { force?: boolean; asked?: boolean } = {}): Promise<boolean> {
    const alone = files.some((file) => !file.problem) || canned.parts.length > 0;
    if (!text.trim() && (tab === 'note' || !alone)) return false;
    if (!options.force && tab === 'reply') {
      const left = blanksIn(text);
      if (left.length > 0) {
        setBlanks(left);
        return false;
      }
      const reply =
        begunAt.current === null
          ? undefined
          : repliedMeanwhile(entries, { meId: me.id, position: begunAt.current });
      if (reply) {
        setHeldBy(reply);
        return false;
      }
    }
    if (tab === 'reply') {
      const held = heldByWords(check(text));
      if (held && (held.forbidden || !options.asked)) {
        setHeldWords(held);
        tellCaught(text, 'held');
        return false;
      }
      if (held) tellCaught(text, 'sent');
    }
    return deliver();
  }

  // What is left now: the warning goes with its last blank, with the text, and with the right to reply.
  const left = blanks && tab === 'reply' ? blanksIn(text) : [];
  return {
    quote,
    setQuote,
    blanks: left.length > 0 ? left : null,
    heldBy,
    heldWords: tab === 'reply' ? heldWords : null,
    switching,
    send,
    begun() {
      begunAt.current ??= entries.at(-1)?.position ?? 0;
      if (blanks) setBlanks(null);
      if (heldWords) setHeldWords(null);
    },
    /** The agent has seen the colleague's reply; from here on it counts as known. */
    looked() {
      begunAt.current = entries.at(-1)?.position ?? 0;
      setHeldBy(null);
    },
    fill: () => setBlanks(null),
    sendVoice(recording: Recording) {
      const extension = recording.blob.type.includes('mp4')
        ? 'm4a'
        : recording.blob.type.includes('ogg')
          ? 'ogg'
          : 'webm';
      void live.queue?.add({
        conversationId: row.id,
        file: {
          blob: recording.blob,
          name: `voice.${extension}`,
          kind: 'voice',
          durationMs: recording.durationMs,
        },
        ...to,
      });
    },
    sendCard(content: ProductCardContent) {
      void live.queue?.add({ conversationId: row.id, content, ...to });
    },
    sendTemplate(content: TemplateContent) {
      void live.queue?.add({ conversationId: row.id, content, ...to });
    },
    lastEditable: () =>
      lastEditable(entries, { meId: me.id, now: serverNow(), windowMs: LIMITS.editWindowMs }),
    /** Text never moves from one tab to the other silently: it is asked once. */
    switchTab(
      to: 'reply' | 'note',
      at: { draft: Draft; change: (part: Partial<Pick<Draft, 'text' | 'note' | 'tab'>>) => void },
    ) {
      const { draft, change } = at;
      if (draft.tab === to) return;
      const written = draft.tab === 'note' ? draft.note : draft.text;
      const target = to === 'note' ? draft.note : draft.text;
      change({ tab: to });
      if (!written.trim() || target.trim()) return setSwitching(null);
      setSwitching({
        to,
        move: () => {
          change(to === 'note' ? { note: written, text: '' } : { text: written, note: '' });
          setSwitching(null);
        },
        keep: () => setSwitching(null),
      });
    },
  };
}
