import { Button } from 'antd';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftFinding } from '@yingda/contracts/names';
import type { HeldDraft } from './draft-check';

interface HeldWordsProps {
  held: HeldDraft;
  onShow: (finding: DraftFinding) => void;
  onMask: (text: string) => void;
  onSend: () => void;
}

/** Why an answer waits: words of the shop's list, cards and secrets; each can be gone to. */
export function HeldWords({ held, onShow, onMask, onSend }: HeldWordsProps) {
  const { t } = useTranslation();
  const { findings, forbidden, masked } = held;
  return (
    <div className={`composer-strip held-words ${forbidden ? 'late' : 'warn'}`} role="alert">
      <ShieldAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow">
        <b>{t(forbidden ? 'conversation.words.forbidden' : 'conversation.words.asks')}</b>
        {findings.slice(0, 5).map((finding) => (
          <button
            key={finding.from}
            type="button"
            className="chip"
            title={t(`conversation.words.why.${finding.kind}`)}
            onClick={() => onShow(finding)}
          >
            {finding.word} · {t(`conversation.words.kind.${finding.kind}`)}
          </button>
        ))}
      </span>
      <Button size="small" type="text" onClick={() => onShow(findings[0]!)}>
        {t('conversation.words.change')}
      </Button>
      {masked === null ? null : (
        <Button size="small" type="text" onClick={() => onMask(masked)}>
          {t('conversation.words.mask')}
        </Button>
      )}
      {forbidden ? null : (
        <Button size="small" type="text" onClick={onSend}>
          {t('conversation.composer.sendAnyway')}
        </Button>
      )}
    </div>
  );
}
