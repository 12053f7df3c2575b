import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { MOD } from '../../parts/keys-text';
import { ComposerAids } from './composer-aids';
import { ComposerTools } from './composer-tools';
import { SmsCount } from './preview-line';
import type { ComposerState } from './use-composer';

const COUNT_FROM = LIMITS.textCodePoints - 500;

interface ComposerFootProps {
  composer: ComposerState;
  row: ConversationRow;
  onCard: () => void;
}

/** Under the text: what can be put in, how long it is, Send. */
export function ComposerFoot({ composer, row, onCard }: ComposerFootProps) {
  const { t } = useTranslation();
  const { tab, editing, outgoing, outlets } = composer;
  const { current } = outlets;
  const reply = tab === 'reply' && !editing;
  return (
    <div className="composer-foot">
      <ComposerTools.Buttons
        tab={tab}
        editing={Boolean(editing)}
        onFiles={composer.addFiles}
        onEmoji={(emoji) => composer.insert(emoji)}
        onCanned={() => composer.insert('/', { asWord: true })}
        onVoice={outgoing.sendVoice}
        onCard={onCard}
      />
      <ComposerAids composer={composer} row={row} />
      <span className="grow" />
      {reply && current?.channel === 'sms' ? <SmsCount text={composer.text} /> : null}
      <Length length={composer.length} />
      <Button
        type="primary"
        disabled={!composer.canSend}
        loading={composer.busy}
        onClick={() => void composer.send()}
      >
        {editing
          ? t('conversation.composer.saveEdit')
          : tab === 'note'
            ? t('conversation.composer.addNote')
            : t('conversation.composer.send')}
        <span className="keys" aria-hidden="true">
          {composer.sendKey === 'enter' ? '↵' : `${MOD}↵`}
        </span>
      </Button>
    </div>
  );
}

/** Counted from 500 before the limit; above it, why it cannot be sent. The text is kept. */
function Length({ length }: { length: number }) {
  const { t } = useTranslation();
  if (length < COUNT_FROM) return null;
  const over = length > LIMITS.textCodePoints;
  return (
    <span className={`t12 nw ${over ? 'c-late b' : 'i3'}`} role="status">
      {over
        ? t('common.tooLong', { n: LIMITS.textCodePoints, m: length })
        : t('conversation.composer.count', { n: length, max: LIMITS.textCodePoints })}
    </span>
  );
}
