import { Button } from 'antd';
import { TextCursorInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { ErrorLine } from '../../parts/error-line';
import { HeldWords } from './held-words';
import { useBlankName } from './use-blank-name';
import type { useOutgoing } from './use-outgoing';

interface ComposerNoticesProps {
  outgoing: ReturnType<typeof useOutgoing>;
  problem: unknown;
  onLook: (entry: StaffEntry) => void;
  onFill: () => void;
  /** Selects what stands in the text. */
  onSelect: (from: number, to: number) => void;
  onMask: (text: string) => void;
}

/** What stands between Send and sending: a colleague's reply, blanks, text in the other tab. Above the composer. */
export function ComposerNotices({
  outgoing,
  problem,
  onLook,
  onFill,
  onSelect,
  onMask,
}: ComposerNoticesProps) {
  const { t } = useTranslation();
  const nameOf = useBlankName();
  const { heldBy, blanks, switching } = outgoing;
  return (
    <>
      {problem ? (
        <div style={{ margin: '0 16px 8px' }}>
          <ErrorLine problem={problem} />
        </div>
      ) : null}
      {heldBy ? (
        <div className="composer-held" role="alert">
          <b>{t('conversation.composer.held', { name: heldBy.author.name })}</b>
          <span className="row g8">
            <Button
              size="small"
              onClick={() => {
                onLook(heldBy);
                outgoing.looked();
              }}
            >
              {t('conversation.composer.look')}
            </Button>
            <Button size="small" onClick={() => void outgoing.send({ force: true })}>
              {t('conversation.composer.sendAnyway')}
            </Button>
          </span>
        </div>
      ) : null}
      {blanks ? (
        <div className="composer-strip warn" role="alert" style={{ margin: '0 16px 8px' }}>
          <TextCursorInput size={14} strokeWidth={1.75} aria-hidden="true" />
          <span className="grow">
            {t('conversation.composer.blanks', {
              n: blanks.length,
              names: blanks.map(nameOf).join(t('conversation.composer.blanksJoin')),
            })}
          </span>
          <Button
            size="small"
            type="text"
            onClick={() => {
              outgoing.fill();
              onFill();
            }}
          >
            {t('conversation.composer.blanksFill')}
          </Button>
          <Button size="small" type="text" onClick={() => void outgoing.send({ force: true })}>
            {t('conversation.composer.blanksSend')}
          </Button>
        </div>
      ) : null}
      {outgoing.heldWords && !blanks ? (
        <HeldWords
          held={outgoing.heldWords}
          onShow={({ from, to }) => onSelect(from, to)}
          onMask={onMask}
          onSend={() => void outgoing.send({ force: true, asked: true })}
        />
      ) : null}
      {switching ? (
        <div className="composer-strip" role="alert" style={{ margin: '0 16px 8px' }}>
          <span className="grow">
            {t('conversation.composer.switchTitle', { tab: t(`conversation.composer.${switching.to}`) })}
          </span>
          <Button size="small" type="text" onClick={switching.move}>
            {t('conversation.composer.switchMove')}
          </Button>
          <Button size="small" type="text" onClick={switching.keep}>
            {t('conversation.composer.switchKeep')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
