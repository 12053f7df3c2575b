import {
  useCallback,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type DragEvent,
  type ClipboardEvent,
  type Ref,
} from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConversationRow, StaffEntry } from '@yingda/contracts';
import { codePoints, LIMITS } from '@yingda/contracts/names';
import { newId } from '@yingda/realtime-client';
import { useMe } from '../../app/use-session';
import { useDirectory, useLive } from '../../live/use-live';
import { MOD } from '../../parts/keys-text';
import { useAction } from '../../parts/use-action';
import { pendingFile, type PendingFile } from './attachments';
import { CannedPicker } from './canned-picker';
import { ComposerNotices } from './composer-notices';
import { ComposerTools } from './composer-tools';
import { composerKey } from './composer-keys';
import { MentionPicker } from './mention-picker';
import { PendingFiles } from './pending-files';
import { useDraft } from './use-draft';
import { useOutgoing } from './use-outgoing';
import { usePicker } from './use-picker';
import { useTypingSignal } from './use-typing-signal';
import { nextBlank } from './variables';
import './composer.css';

/** What the conversation may do with its composer. */
export interface ComposerHandle {
  focus: (tab: 'reply' | 'note') => void;
  quote: (entry: StaffEntry) => void;
  edit: (entry: StaffEntry) => void;
}

interface ComposerProps {
  row: ConversationRow;
  entries: readonly StaffEntry[];
  serverDraft: string | undefined;
  /** False where one may only leave notes. */
  mayReply: boolean;
  onSent: () => void;
  onSendAndClose: () => void;
  onLook: (entry: StaffEntry) => void;
  handle: Ref<ComposerHandle>;
}

const COUNT_FROM = LIMITS.textCodePoints - 500;

/** Reply or note; text, files, canned responses, mentions. What is typed is kept whatever happens. */
export function Composer({
  row,
  entries,
  serverDraft,
  mayReply,
  onSent,
  onSendAndClose,
  onLook,
  handle,
}: ComposerProps) {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const { inboxes } = useDirectory();
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { draft, change, state: draftState } = useDraft(row.id, serverDraft);
  const tab = mayReply ? draft.tab : 'note';
  const [files, setFiles] = useState<PendingFile[]>([]);
  const [editing, setEditing] = useState<{ entry: StaffEntry; text: string } | null>(null);
  const [dropping, setDropping] = useState(false);
  const typing = useTypingSignal(row.id);
  const { run, busy, problem, clear } = useAction();
  const text = editing ? editing.text : tab === 'note' ? draft.note : draft.text;
  const length = codePoints(text);

  const setText = useCallback(
    (next: string) => {
      if (editing) setEditing({ ...editing, text: next });
      else change(tab === 'note' ? { note: next } : { text: next });
      clear();
    },
    [editing, change, tab, clear],
  );
  const caretTo = useCallback((start: number, end = start) => {
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start, end);
    });
  }, []);

  const shopName = inboxes.find((inbox) => inbox.id === row.inboxId)?.name ?? '';
  const picker = usePicker({
    text,
    tab,
    enabled: !editing,
    known: { customer_name: row.customer.name, agent_name: me.publicName || me.name, store_name: shopName },
    onReplace: (next, caret) => {
      setText(next);
      const blank = nextBlank(next, 0);
      if (blank) caretTo(blank.start, blank.end);
      else caretTo(caret);
    },
  });

  const outgoing = useOutgoing({
    row,
    entries,
    tab,
    text,
    files,
    onSent: () => {
      change(tab === 'note' ? { note: '' } : { text: '' });
      setFiles([]);
      typing.stop();
      onSent();
    },
  });

  async function send(after?: () => void) {
    if (editing) {
      const trimmed = editing.text.trim();
      if (!trimmed) return;
      const done = await run(() =>
        live.command('message.edit', {
          messageId: editing.entry.id,
          content: { kind: 'text', text: trimmed },
        }),
      );
      if (done) setEditing(null);
      return;
    }
    if (length > LIMITS.textCodePoints) return;
    if (await outgoing.send()) after?.();
  }

  // Two lines at least, twelve at most.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text, tab]);

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
      outgoing.switchTab(wanted, { draft, change });
      requestAnimationFrame(() => area.current?.focus());
    },
    quote(entry) {
      outgoing.setQuote(entry);
      if (mayReply) change({ tab: 'reply' });
      requestAnimationFrame(() => area.current?.focus());
    },
    edit: startEdit,
  }));

  function addFiles(list: Iterable<File>) {
    const added = [...list].map((file) => pendingFile(file, newId()));
    if (added.length > 0 && mayReply) {
      change({ tab: 'reply' });
      setFiles((before) => [...before, ...added]);
    }
  }
  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    addFiles(event.clipboardData.files);
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setDropping(false);
    addFiles(event.dataTransfer.files);
  }
  const canSend = editing
    ? editing.text.trim() !== ''
    : (text.trim() !== '' || (tab === 'reply' && files.some((file) => !file.problem))) &&
      length <= LIMITS.textCodePoints;
  const sendKey = me.preferences.sendKey ?? 'mod-enter';

  return (
    <>
      <ComposerNotices
        outgoing={outgoing}
        problem={problem}
        onLook={onLook}
        onFill={() => {
          const blank = nextBlank(text, 0);
          if (blank) caretTo(blank.start, blank.end);
        }}
      />
      <section
        className={`composer${tab === 'note' && !editing ? ' note-tab' : ''}${dropping ? ' dropping' : ''}`}
        data-drop={t('conversation.composer.dropHere')}
        onDragOver={(event) => {
          if (!mayReply || !event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={(event) =>
          !event.currentTarget.contains(event.relatedTarget as Node) && setDropping(false)
        }
        onDrop={onDrop}
      >
        {picker.kind === 'canned' ? (
          <CannedPicker
            id={listId}
            typed={picker.typed}
            choices={picker.canned}
            current={picker.current}
            preview={picker.preview}
            onHover={picker.setCurrent}
            onChoose={picker.chooseCanned}
          />
        ) : picker.kind === 'mention' ? (
          <MentionPicker
            id={listId}
            choices={picker.agents}
            current={picker.current}
            onHover={picker.setCurrent}
            onChoose={picker.chooseAgent}
          />
        ) : null}
        <ComposerTools.Tabs
          tab={tab}
          mayReply={mayReply}
          editing={Boolean(editing)}
          draftState={tab === 'reply' && !editing ? draftState : 'empty'}
          onTab={(next) => outgoing.switchTab(next, { draft, change })}
          onCancelEdit={() => setEditing(null)}
        />
        <ComposerTools.Quote quote={outgoing.quote} onCancel={() => outgoing.setQuote(null)} />
        {tab === 'reply' ? (
          <PendingFiles
            files={files}
            onRemove={(id) => setFiles((all) => all.filter((file) => file.id !== id))}
          />
        ) : null}
        <textarea
          ref={area}
          rows={2}
          value={text}
          placeholder={t(
            tab === 'note' ? 'conversation.composer.notePlaceholder' : 'conversation.composer.placeholder',
          )}
          aria-label={t(
            tab === 'note' ? 'conversation.composer.noteComposer' : 'conversation.composer.label',
          )}
          aria-controls={picker.kind ? listId : undefined}
          aria-activedescendant={picker.kind ? `${listId}-${picker.current}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            picker.follow(event.target.value, event.target.selectionStart);
            if (event.target.value.trim()) {
              typing.start(tab === 'note' ? 'note' : 'reply');
              outgoing.begun();
            } else typing.stop();
          }}
          onSelect={(event) => picker.follow(event.currentTarget.value, event.currentTarget.selectionStart)}
          onBlur={() => {
            typing.stop();
            picker.close();
          }}
          onPaste={onPaste}
          onKeyDown={(event) =>
            composerKey(event, {
              text,
              sendKey,
              picker,
              send: () => void send(),
              sendAndClose: () => void send(onSendAndClose),
              editLast: () => {
                const entry = outgoing.lastEditable();
                if (entry) startEdit(entry);
              },
              selectBlank: (start, end) => caretTo(start, end),
              escape: () => {
                if (editing) setEditing(null);
                else if (outgoing.quote) outgoing.setQuote(null);
                else area.current?.blur();
              },
            })
          }
        />
        <div className="composer-foot">
          <ComposerTools.Buttons
            tab={tab}
            editing={Boolean(editing)}
            onFiles={addFiles}
            onEmoji={(emoji) => {
              const at = area.current?.selectionStart ?? text.length;
              setText(text.slice(0, at) + emoji + text.slice(area.current?.selectionEnd ?? at));
              caretTo(at + emoji.length);
            }}
            onCanned={() => {
              const at = area.current?.selectionStart ?? text.length;
              const before = text.slice(0, at);
              const slash = before && !/\s$/.test(before) ? ' /' : '/';
              const next = before + slash + text.slice(at);
              setText(next);
              caretTo(at + slash.length);
              picker.follow(next, at + slash.length);
            }}
            onVoice={outgoing.sendVoice}
          />
          <span className="grow" />
          {length >= COUNT_FROM ? (
            <span className={`t12 nw ${length > LIMITS.textCodePoints ? 'c-late b' : 'i3'}`} role="status">
              {length > LIMITS.textCodePoints
                ? t('common.tooLong', { n: LIMITS.textCodePoints, m: length })
                : t('conversation.composer.count', { n: length, max: LIMITS.textCodePoints })}
            </span>
          ) : null}
          <Button type="primary" disabled={!canSend} loading={busy} onClick={() => void send()}>
            {editing
              ? t('conversation.composer.saveEdit')
              : tab === 'note'
                ? t('conversation.composer.addNote')
                : t('conversation.composer.send')}
            <span className="keys" aria-hidden="true">
              {sendKey === 'enter' ? '↵' : `${MOD}↵`}
            </span>
          </Button>
        </div>
      </section>
    </>
  );
}
