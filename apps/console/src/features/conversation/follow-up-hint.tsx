import { Button } from 'antd';
import { Mail, MailX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '@yingda/contracts';
import { useNow } from '../../live/ticker';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { leftShopper } from './follow-up-state';

interface FollowUpHintProps {
  followUp: FollowUp | null;
  customerId: string;
  /** When `followUp` was asked for, on this device's clock. */
  readAt: number;
  /** Puts a text into the composer. */
  onAsk: (text: string) => void;
}

/** Above the text, when the shopper has left: where the answer goes, or that it waits for them, and what can be done. */
export function FollowUpHint({ followUp, customerId, readAt, onAsk }: FollowUpHintProps) {
  const { t } = useTranslation();
  const live = useLive();
  const heard = useStore(live.state.shoppers, (all) => all[customerId]);
  const left = leftShopper(followUp, heard, { now: useNow(), readAt });
  if (!left) return null;
  const goes = left.state === 'ready';
  const Icon = goes ? Mail : MailX;
  return (
    <div className={`composer-strip${goes ? '' : ' warn'}`} role="status" data-follow-up={left.state}>
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow">{t(`channels.followUp.${left.state}`, { address: left.address ?? '' })}</span>
      {left.state === 'no-address' ? (
        <Button size="small" type="text" onClick={() => onAsk(t('channels.followUp.askText'))}>
          {t('channels.followUp.ask')}
        </Button>
      ) : null}
    </div>
  );
}
