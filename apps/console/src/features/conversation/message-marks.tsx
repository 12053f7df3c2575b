import { Check, CheckCheck, CircleAlert, Clock3, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Marks } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import type { QueuedMessage } from '@yingda/realtime-client';
import { Problem } from '../../api/problem';
import { useSayProblem } from '../../i18n/use-texts';
import { serverNow } from '../../live/ticker';
import { useLive } from '../../live/use-live';
import { FRESH_MS, markWithout } from './delivery-look';

/** Of a message that the server has: there, read, or waiting to go out through its channel. */
export function SentMark({
  sequence,
  marks,
  channel,
  sentAt,
}: {
  sequence: number | null | undefined;
  marks: Marks;
  channel: Channel;
  /** Absent for one that was acknowledged just now. */
  sentAt?: string;
}) {
  const { t } = useTranslation();
  if (!sequence) return null;
  const fresh = sentAt === undefined || serverNow() - Date.parse(sentAt) < FRESH_MS;
  const mark = markWithout(sequence, marks, { channel, fresh });
  if (!mark) return null;
  const Icon = mark === 'read' ? CheckCheck : mark === 'queued' ? Clock3 : Check;
  return (
    <span className={`mark${mark === 'read' ? ' c-accent' : ''}`} data-delivery={mark}>
      <Icon size={12} strokeWidth={2} aria-hidden="true" />
      {mark === 'queued'
        ? t('channels.delivery.queued')
        : t(mark === 'read' ? 'conversation.mark.read' : 'conversation.mark.delivered')}
    </span>
  );
}

/** On its way, waiting for the network, or refused with what can be done. */
export function QueueMark({ message }: { message: QueuedMessage }) {
  const { t } = useTranslation();
  const live = useLive();
  const say = useSayProblem();
  if (message.state !== 'failed') {
    return (
      <span className="mark">
        <RefreshCw size={12} strokeWidth={2} aria-hidden="true" />
        {message.state === 'sending' ? t('conversation.mark.sending') : t('conversation.mark.queued')}
      </span>
    );
  }
  const reason = say(new Problem(message.failure?.code ?? 'internal-error'));
  return (
    <span className="mark c-late" role="alert">
      <CircleAlert size={12} strokeWidth={2} aria-hidden="true" />
      <span>{t('conversation.mark.failed', { reason })}</span>
      <button
        type="button"
        className="link-button"
        onClick={() => void live.queue?.resend(message.clientMessageId)}
      >
        {t('conversation.mark.resend')}
      </button>
      <button
        type="button"
        className="link-button"
        onClick={() => void live.queue?.withdraw(message.clientMessageId)}
      >
        {t('conversation.mark.discard')}
      </button>
    </span>
  );
}
