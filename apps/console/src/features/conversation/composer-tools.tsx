import { useRef, type ReactNode } from 'react';
import { Checkbox } from 'antd';
import { Image, Paperclip, ShoppingBag, SquareSlash, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { excerptOf } from '../../live/merge-row';
import { useExcerpt } from '../inbox/use-row-text';
import { EmojiPicker } from './emoji-picker';
import type { DraftState } from './use-draft';
import { canRecord, VoiceRecorder, type Recording } from './voice-recorder';

interface TabsProps {
  tab: 'reply' | 'note';
  mayReply: boolean;
  editing: boolean;
  draftState: DraftState;
  onTab: (tab: 'reply' | 'note') => void;
  onCancelEdit: () => void;
  /** Notes here are told to whoever has the conversation, unless switched off; null where they are plain notes. */
  whisper: { to: string; on: boolean; onSwitch: (on: boolean) => void } | null;
  /** At the right end of a reply's tabs: which channel, and what it allows. */
  children?: ReactNode;
}

function Tabs({ tab, mayReply, editing, draftState, onTab, onCancelEdit, whisper, children }: TabsProps) {
  const { t } = useTranslation();
  if (editing) {
    return (
      <div className="composer-tabs">
        <b className="grow" style={{ lineHeight: '36px' }}>
          {t('conversation.composer.editing')}
        </b>
        <button type="button" className="link-button" onClick={onCancelEdit}>
          {t('conversation.composer.cancelEdit')}
        </button>
      </div>
    );
  }
  const said = {
    empty: '',
    saving: t('conversation.composer.draftSaving'),
    saved: t('conversation.composer.draft'),
    local: t('conversation.composer.draftLocal'),
  };
  return (
    <div className="composer-tabs">
      <span role="tablist" aria-label={t('conversation.composer.tabs')} style={{ display: 'flex', gap: 16 }}>
        {(['reply', 'note'] as const).map((name) =>
          name === 'reply' && !mayReply ? null : (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={tab === name}
              onClick={() => onTab(name)}
            >
              {t(`conversation.composer.${name}`)}
            </button>
          ),
        )}
      </span>
      <span className="grow" />
      <span className="t12 i3 cut" style={{ lineHeight: '36px' }}>
        {tab === 'note' ? t('conversation.noteHidden') : said[draftState]}
      </span>
      {tab === 'reply' ? children : null}
      {tab === 'note' && whisper ? (
        <label className="whisper-switch">
          <Checkbox checked={whisper.on} onChange={(event) => whisper.onSwitch(event.target.checked)} />
          {t('conversation.composer.whisperTo', { name: whisper.to })}
        </label>
      ) : null}
    </div>
  );
}

function Quote({ quote, onCancel }: { quote: StaffEntry | null; onCancel: () => void }) {
  const { t } = useTranslation();
  const excerpt = useExcerpt();
  if (!quote) return null;
  return (
    <div className="composer-strip">
      <span className="grow cut">
        <b>{t('conversation.composer.quoting', { name: quote.author.name })}</b> {excerpt(excerptOf(quote))}
      </span>
      <button
        type="button"
        className="icon-button tiny"
        aria-label={t('conversation.composer.cancelQuote')}
        onClick={onCancel}
      >
        <X size={14} strokeWidth={1.75} />
      </button>
    </div>
  );
}

interface ButtonsProps {
  tab: 'reply' | 'note';
  editing: boolean;
  onFiles: (files: Iterable<File>) => void;
  onEmoji: (emoji: string) => void;
  onCanned: () => void;
  onVoice: (recording: Recording) => void;
  onCard: () => void;
}

function Buttons({ tab, editing, onFiles, onEmoji, onCanned, onVoice, onCard }: ButtonsProps) {
  const { t } = useTranslation();
  const images = useRef<HTMLInputElement>(null);
  const anyFile = useRef<HTMLInputElement>(null);
  const reply = tab === 'reply' && !editing;
  const pick = (input: HTMLInputElement) => {
    if (input.files) onFiles(input.files);
    input.value = '';
  };
  return (
    <>
      <EmojiPicker onPick={onEmoji} />
      {reply ? (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label={t('conversation.composer.image')}
            title={t('conversation.composer.image')}
            onClick={() => images.current?.click()}
          >
            <Image size={16} strokeWidth={1.75} />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('conversation.composer.file')}
            title={t('conversation.composer.file')}
            onClick={() => anyFile.current?.click()}
          >
            <Paperclip size={16} strokeWidth={1.75} />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('channels.card.button')}
            title={t('channels.card.button')}
            onClick={onCard}
          >
            <ShoppingBag size={16} strokeWidth={1.75} />
          </button>
        </>
      ) : null}
      {editing ? null : (
        <button
          type="button"
          className="icon-button"
          aria-label={t('conversation.composer.canned')}
          title={`${t('conversation.composer.canned')} (/)`}
          onClick={onCanned}
        >
          <SquareSlash size={16} strokeWidth={1.75} />
        </button>
      )}
      {reply && canRecord ? <VoiceRecorder disabled={false} onDone={onVoice} /> : null}
      <input
        ref={images}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        onChange={(event) => pick(event.target)}
      />
      <input ref={anyFile} type="file" multiple hidden onChange={(event) => pick(event.target)} />
    </>
  );
}

/** The pieces around the text area. */
export const ComposerTools = { Tabs, Quote, Buttons };
