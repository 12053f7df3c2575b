import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react';
import type { ChannelWindow, ConversationRow, FollowUp, StaffEntry } from '@yingda/contracts';
import { codePoints, LIMITS } from '@yingda/contracts/names';
import { newId } from '@yingda/realtime-client';
import { useMe } from '../../app/use-session';
import { useNow } from '../../live/ticker';
import { useDirectory, useLive } from '../../live/use-live';
import { useAction } from '../../parts/use-action';
import { useCustomer } from '../customer/use-customer';
import { pendingFile, type PendingFile } from './attachments';
import { useCannedBegun } from './use-canned-begun';
import { useChangeable } from './use-changeable';
import { useDraft } from './use-draft';
import { useOutgoing } from './use-outgoing';
import type { Outlets } from './use-outlets';
import { usePicker } from './use-picker';
import { usePreview } from './use-preview';
import { useTypingSignal } from './use-typing-signal';
import type { CannedChoice } from './canned-search';
import { fillVariables, nextBlank, variablesFrom } from './variables';
import { windowState } from './window-state';

/** What the conversation may do with its composer. */
export interface ComposerHandle {
  focus: (tab: 'reply' | 'note') => void;
  quote: (entry: StaffEntry) => void;
  edit: (entry: StaffEntry) => void;
  /** Puts words at the end of the reply, to be sent. */
  write: (words: string) => void;
}

export interface ComposerProps {
  row: ConversationRow;
  entries: readonly StaffEntry[];
  serverDraft: string | undefined;
  /** False where one may only leave notes. */
  mayReply: boolean;
  /** Whose conversation it is, when notes may be whispered to them. */
  whisperTo: string | null;
  /** The ways to answer, with how long and how much. */
  outlets: Outlets;
  /** What becomes of answers that the shopper is not there to read; null on other channels. */
  followUp: FollowUp | null;
  /** When outlets and `followUp` were asked for, on this device's clock. */
  readAt: number;
  onSent: () => void;
  onSendAndClose: () => void;
  /** Shows a colleague's reply that came in between. */
  onLook: (entry: StaffEntry) => void;
  handle: Ref<ComposerHandle>;
}

/** The text area's caret and height. */
function useArea(text: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  // Two lines at least, twelve at most.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  const caretTo = useCallback((start: number, end = start) => {
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    });
  }, []);
  const focus = useCallback(() => void requestAnimationFrame(() => area.current?.focus()), []);
  return { area, caretTo, focus };
}

/** The time, second by second while a window runs; still where there is none. */
function useWindowClock(window: ChannelWindow | null | undefined): number {
  const ticking = useNow();
  return window ? ticking : 0;
}

/** Everything a composer knows and does; `composer.tsx` draws it. */
export function useComposer(props: ComposerProps) {
  const { row, entries, serverDraft, mayReply, outlets, onSent, handle } = props;
  const live = useLive();
  const mayChange = useChangeable(outlets.all);
  const me = useMe();
  const { inboxes } = useDirectory();
  const { draft, change, state: draftState } = useDraft(row.id, serverDraft);
  const tab = mayReply ? draft.tab : 'note';
  const [files, setFiles] = useState<PendingFile[]>([]);
  const [whispering, setWhispering] = useState(true);
  const [editing, setEditing] = useState<{ entry: StaffEntry; text: string } | null>(null);
  const typing = useTypingSignal(row.id);
  const { run, busy, problem, clear } = useAction();
  const text = editing ? editing.text : tab === 'note' ? draft.note : draft.text;
  const length = codePoints(text);
  const { area, caretTo, focus } = useArea(text);

  const setText = useCallback(
    (next: string) => {
      if (editing) setEditing({ ...editing, text: next });
      else change(tab === 'note' ? { note: next } : { text: next });
      clear();
    },
    [editing, change, tab, clear],
  );
  const inbox = inboxes.find((known) => known.id === row.inboxId);
  const toBlank = (within: string, otherwise: number) => {
    const blank = nextBlank(within, 0);
    caretTo(blank?.start ?? otherwise, blank?.end ?? otherwise);
  };
  const canned = useCannedBegun();
  const { customer } = useCustomer(row.customer.id);
  const known = {
    ...variablesFrom(customer?.attributes ?? {}),
    customer_name: row.customer.name,
    agent_name: me.publicName || me.name,
    store_name: inbox?.shopName ?? inbox?.name ?? '',
  };
  const picker = usePicker({
    row,
    text,
    tab,
    enabled: !editing,
    known,
    onCanned: (choice) => {
      if (tab === 'reply') canned.begin(choice);
    },
    onReplace: (next, caret) => {
      setText(next);
      toBlank(next, caret);
    },
  });
  const outgoing = useOutgoing({
    row,
    entries,
    tab,
    text,
    files,
    identityId: outlets.chosenId,
    whispers: props.whisperTo !== null && whispering,
    canned,
    onSent: () => {
      change(tab === 'note' ? { note: '' } : { text: '' });
      setFiles([]);
      canned.end();
      typing.stop();
      onSent();
    },
  });

  const reply = tab === 'reply' && !editing;
  // A channel without windows is not asked for the time; the others are, each second.
  const now = useWindowClock(outlets.current?.window);
  const closed = outlets.current ? windowState(outlets.current.window, now) : null;
  const shut = reply && closed?.level === 'closed' ? closed : null;
  const preview = usePreview({
    conversationId: row.id,
    text,
    quoteId: outgoing.quote?.id,
    outlets,
    enabled: reply && mayReply && !shut,
  });
  const mayGo = !shut && preview?.fits !== false;

  async function send(after?: () => void) {
    if (editing) {
      const trimmed = editing.text.trim();
      const content = { kind: 'text' as const, text: trimmed };
      if (
        trimmed &&
        (await run(() => live.command('message.edit', { messageId: editing.entry.id, content })))
      ) {
        setEditing(null);
      }
      return;
    }
    if (reply && !mayGo) return;
    if (length <= LIMITS.textCodePoints && (await outgoing.send())) after?.();
  }
  const startEdit = useCallback(
    (entry: StaffEntry) => {
      if (entry.content.kind !== 'text') return;
      setEditing({ entry, text: entry.content.text });
      caretTo(entry.content.text.length);
    },
    [caretTo],
  );
  useImperativeHandle(handle, () => ({
    focus(wanted) {
      if (wanted === 'reply' && !mayReply) return;
      // Where only notes can be left nothing is switched: who takes it over afterwards begins with the reply.
      if (mayReply) outgoing.switchTab(wanted, { draft, change });
      focus();
    },
    quote(entry) {
      outgoing.setQuote(entry);
      if (mayReply) change({ tab: 'reply' });
      focus();
    },
    edit: startEdit,
    write(words) {
      if (!mayReply) return;
      change({ tab: 'reply', text: draft.text.trim() ? `${draft.text}\n${words}` : words });
      focus();
    },
  }));

  return {
    ...{ area, caretTo, tab, text, length, editing, files, picker, outgoing, draftState, busy, problem },
    ...{ outlets, preview, shut, now, whispering, setWhispering },
    canned,
    entries,
    sendKey: me.preferences.sendKey ?? 'mod-enter',
    canSend: editing
      ? editing.text.trim() !== ''
      : (!reply || mayGo) &&
        (text.trim() !== '' ||
          (tab === 'reply' && (canned.parts.length > 0 || files.some((file) => !file.problem)))) &&
        length <= LIMITS.textCodePoints,
    send,
    /** A canned response in place of what is there. */
    useCanned(choice: CannedChoice) {
      const filled = fillVariables(choice.body, known);
      setText(filled);
      canned.begin(choice);
      outgoing.begun();
      toBlank(filled, filled.length);
    },
    /** The text with a part of it under stars. */
    putMasked(masked: string) {
      setText(masked);
      outgoing.begun();
      focus();
    },
    fillBlank: () => toBlank(text, text.length),
    switchTab: (to: 'reply' | 'note') => outgoing.switchTab(to, { draft, change }),
    stopEditing: () => setEditing(null),
    stopTyping: typing.stop,
    removeFile: (id: string) => setFiles((all) => all.filter((file) => file.id !== id)),
    addFiles(list: Iterable<File>) {
      const added = [...list].map((file) => pendingFile(file, newId()));
      if (added.length === 0 || !mayReply) return;
      change({ tab: 'reply' });
      setFiles((before) => [...before, ...added]);
    },
    /** What was typed, with the caret where it stands. */
    type(next: string, caret: number) {
      setText(next);
      picker.follow(next, caret);
      if (!next.trim()) {
        // What was begun with is gone; what goes along with it stays to be seen and left out.
        if (canned.parts.length === 0) canned.end();
        return typing.stop();
      }
      typing.start(tab === 'note' ? 'note' : 'reply');
      outgoing.begun();
    },
    /** Puts something in at the caret: an emoji, or a slash that opens the canned responses. */
    insert(piece: string, options: { asWord?: boolean } = {}) {
      const start = area.current?.selectionStart ?? text.length;
      const before = text.slice(0, start);
      const put = options.asWord && before && !/\s$/.test(before) ? ` ${piece}` : piece;
      const next = before + put + text.slice(area.current?.selectionEnd ?? start);
      setText(next);
      caretTo(start + put.length);
      picker.follow(next, start + put.length);
    },
    editLast() {
      const entry = outgoing.lastEditable();
      if (entry && mayChange(entry, 'edit')) startEdit(entry);
    },
    escape() {
      if (editing) setEditing(null);
      else if (outgoing.quote) outgoing.setQuote(null);
      else area.current?.blur();
    },
  };
}

/** A composer as its parts see it. */
export type ComposerState = ReturnType<typeof useComposer>;
