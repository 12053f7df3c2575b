import { codePoints, LIMITS } from '@yingda/contracts/names';
import { asFailure } from '@yingda/realtime-client';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { isOpenStatus, textContent } from '../model/chat';
import { Draft } from '../model/draft';
import { queuedFile } from '../model/files';
import { AddMenu } from './add-menu';
import { Icon, IconButton } from './icon';
import { lazy } from './lazy';
import { reasonOf } from './mark-line';
import { useShown, useWidget } from './use-widget';

const EmojiPanel = lazy(() => import('./emoji-panel').then(({ EmojiPanel: panel }) => panel));
const ComposerNotes = lazy(
  () => import('./composer-notes').then(({ ComposerNotes: notes }) => notes),
  () => null,
);
const Recorder = lazy(() => import('./recorder').then(({ Recorder: bar }) => bar));

const COUNT_FROM = LIMITS.textCodePoints * 0.95;
const MOST_LINES = 5;
const OTHER_TAB_MS = 4_000;

/** Where the shopper writes. What is typed is kept on every key and never lost. */
export function Composer() {
  const widget = useWidget();
  const conversation = useShown((state) => state.conversation);
  const editing = useShown((state) => state.editing);
  const product = useShown((state) => state.product);
  const replyTo = useShown((state) => state.replyTo);
  const shown = useShown((state) => state.shown);
  const [draft] = useState(() => new Draft(widget.drawer, () => widget.store.state.conversation?.id ?? null));
  const [text, setText] = useState(() => draft.read());
  const [tool, setTool] = useState<'emoji' | 'voice' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const count = text.length > COUNT_FROM / 2 ? codePoints(text) : text.length;
  const tooLong = count > LIMITS.textCodePoints;
  const empty = text.trim() === '' && (!product || editing !== null);

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, MOST_LINES * 24 + 20)}px`;
  }, [text, tool]);
  useEffect(() => {
    // The first message was sent before its conversation had a number: its draft moves along.
    const kept = draft.read();
    if (kept !== '' || text === '') setText(kept);
    else draft.write(text);
  }, [conversation?.id]);
  useEffect(() => {
    if (editing?.content.kind === 'text') setText(editing.content.text);
    if (editing) field.current?.focus();
    else setText(draft.read());
  }, [editing]);
  useEffect(() => {
    // On phones the keyboard would cover what was just opened.
    if (shown && matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, [shown]);
  useEffect(() => {
    const again = () => setText(draft.read());
    addEventListener('yingda-draft', again);
    const stop = widget.drawer.onForeign((key) => {
      if (key !== draft.key || document.hasFocus()) return;
      again();
      widget.store.set({ otherTab: true });
      setTimeout(() => widget.store.set({ otherTab: false }), OTHER_TAB_MS);
    });
    return () => {
      stop();
      removeEventListener('yingda-draft', again);
    };
  }, []);

  const write = (next: string) => {
    setText(next);
    setProblem(null);
    if (editing) return;
    draft.write(next);
    widget.typing.wrote(next);
  };
  const finish = () => {
    setText('');
    setTool(null);
    widget.typing.stop();
    field.current?.focus();
  };
  const send = async () => {
    if (empty || tooLong) return;
    if (editing) {
      try {
        await widget.chat.edit(editing, text.trim());
        field.current?.focus();
      } catch (thrown) {
        setProblem(reasonOf(asFailure(thrown).code));
      }
      return;
    }
    if (product) widget.chat.sendProduct();
    draft.write('');
    if (text.trim() !== '') widget.chat.send(textContent(text.trim()));
    finish();
  };
  const insert = (piece: string) => {
    const area = field.current;
    const at = area?.selectionStart ?? text.length;
    write(text.slice(0, at) + piece + text.slice(area?.selectionEnd ?? at));
    requestAnimationFrame(() => area?.setSelectionRange(at + piece.length, at + piece.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method is composing, Enter chooses a word.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    } else if (event.key === 'ArrowUp' && text === '') {
      const items = [...widget.store.state.items].reverse();
      const own = items.find((item) => item.kind === 'entry' && item.entry.author.kind === 'customer');
      if (own?.kind !== 'entry' || own.entry.content.kind !== 'text') return;
      if (!widget.chat.mayChange(own.entry, Date.now())) return;
      event.preventDefault();
      widget.store.set({ editing: own.entry, replyTo: null });
    } else if (event.key === 'Escape' && (tool || editing || widget.store.state.replyTo)) {
      event.preventDefault();
      setTool(null);
      widget.store.set({ editing: null, replyTo: null });
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    for (const file of files) widget.chat.sendFile(queuedFile(file));
  };
  const waiting = conversation !== null && isOpenStatus(conversation) && !conversation.agent;
  return (
    <div class="composer">
      {(product || editing || replyTo) && <ComposerNotes />}
      {tool === 'emoji' && <EmojiPanel onPick={insert} onClose={() => setTool(null)} />}
      {tool === 'voice' ? (
        <Recorder
          onDone={(file) => {
            widget.chat.sendFile(file);
            setTool(null);
          }}
          onClose={() => setTool(null)}
        />
      ) : (
        <div class={`write ${tooLong ? 'wrong' : ''}`}>
          <AddMenu onVoice={() => setTool('voice')} />
          <textarea
            id="compose"
            ref={field}
            rows={1}
            value={text}
            placeholder={waiting ? t('conv.placeholder.queued') : t('conv.placeholder')}
            aria-label={t('conv.placeholder')}
            aria-invalid={tooLong}
            enterkeyhint="send"
            onInput={(event) => write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => widget.typing.stop()}
          />
          <IconButton
            icon="smile"
            label={t('conv.emoji')}
            expanded={tool === 'emoji'}
            onClick={() => setTool(tool === 'emoji' ? null : 'emoji')}
          />
          <button
            type="button"
            class="send"
            aria-label={t('conv.send')}
            title={t('conv.send')}
            aria-disabled={empty || tooLong}
            onClick={() => void send()}
          >
            <Icon name={editing ? 'tick' : 'send'} size={18} />
          </button>
        </div>
      )}
      <div class="under">
        {tooLong ? (
          <span class="late" role="alert">
            {t('too-long', { max: LIMITS.textCodePoints, now: count })}
          </span>
        ) : problem ? (
          <span class="late" role="alert">
            {t('mark.failed', { reason: problem })}
          </span>
        ) : (
          <Peek />
        )}
        {count > COUNT_FROM && !tooLong && (
          <span>{t('conv.counter', { now: count, max: LIMITS.textCodePoints })}</span>
        )}
      </div>
    </div>
  );
}

/** Whether the agent sees what is typed, and the way to turn that off. */
function Peek() {
  const widget = useWidget();
  const peek = useShown((state) => state.peek);
  const offered = useShown((state) => state.settings?.livePreview ?? false);
  if (!offered) return null;
  return (
    <>
      <Icon name="eye" size={14} />
      <span class="grow">{peek ? t('conv.peek.on') : t('conv.peek.off')}</span>
      <button type="button" class="link" onClick={() => widget.prefer('peek', !peek)}>
        {peek ? t('conv.turn-off') : t('conv.turn-on')}
      </button>
    </>
  );
}
