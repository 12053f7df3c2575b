import { App, Tooltip } from 'antd';
import {
  Check,
  CheckCheck,
  CircleQuestionMark,
  Clock3,
  Mail,
  RefreshCw,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageDelivery } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { useLive, useOnline } from '../../live/use-live';
import { useAction } from '../../parts/use-action';
import type { MessageChangeKind } from '@yingda/contracts/names';
import { changeMark, type ChangeMark } from './changeable';
import { markOf, type DeliveryMark } from './delivery-look';

const ICONS: Record<DeliveryMark, LucideIcon> = {
  queued: Clock3,
  retrying: RefreshCw,
  sending: RefreshCw,
  maybe: CircleQuestionMark,
  handed: Check,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: TriangleAlert,
  withdrawn: Undo2,
};
const TONES: Partial<Record<DeliveryMark, string>> = {
  retrying: ' c-soon',
  maybe: ' c-soon b',
  failed: ' c-late',
  read: ' c-accent',
};

/** How far a message has come on its way through a channel, in the provider's own words where it said something. */
export function ChannelMarkLine({
  delivery,
  place,
}: {
  delivery: MessageDelivery;
  /** Where it can be sent again from; absent where one may only look. */
  place?: { conversationId: string; messageId: string };
}) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const mark = markOf(delivery);
  const channel = t(`channel.${delivery.channel}`);
  const { failure } = delivery;
  const Icon = ICONS[mark];
  const reason = failure ? t(`channels.delivery.reason.${failure.class}`, { channel }) : channel;
  const text =
    mark === 'failed'
      ? t('channels.delivery.failed', { reason })
      : mark === 'retrying'
        ? t('channels.delivery.retrying', { time: clock(delivery.retryAt as string) })
        : mark === 'handed'
          ? t('channels.delivery.handed', { channel })
          : t(`channels.delivery.${mark}`);
  const hints = [
    mark === 'failed' ? null : t(`channels.delivery.${mark}Hint`, { channel }),
    failure && (failure.code || failure.detail)
      ? t('channels.delivery.answer', { channel, code: failure.code, detail: failure.detail })
      : null,
  ].filter(Boolean);
  return (
    <>
      <Tooltip
        title={hints.map((hint) => (
          <div key={hint}>{hint}</div>
        ))}
      >
        <span
          className={`mark${TONES[mark] ?? ''}`}
          data-delivery={mark}
          tabIndex={hints.length > 0 && (mark === 'failed' || mark === 'maybe') ? 0 : undefined}
        >
          <Icon size={12} strokeWidth={2} aria-hidden="true" />
          <span>{text}</span>
        </span>
      </Tooltip>
      {delivery.pieces > 1 ? (
        <>
          <i className="dot" />
          {t('channels.delivery.pieces', { n: delivery.pieces })}
        </>
      ) : null}
      {place && (mark === 'failed' || mark === 'maybe') ? (
        <Resend place={place} maybe={mark === 'maybe'} channel={channel} />
      ) : null}
    </>
  );
}

const CHANGE_TONES: Partial<Record<ChangeMark, string>> = { refused: ' c-late', maybe: ' c-soon b' };

/** What became of an edit or a recall where the customer sees it. */
export function ChangeMarkLine({ delivery, kind }: { delivery: MessageDelivery; kind: MessageChangeKind }) {
  const { t } = useTranslation();
  const mark = changeMark(delivery);
  if (!mark) return null;
  const channel = t(`channel.${delivery.channel}`);
  const failure = delivery.change?.failure;
  const text =
    mark === 'never-sent'
      ? t('channels.change.never-sent')
      : t(`channels.change.${kind}.${mark}`, { channel });
  const said = failure ? t('channels.delivery.answer', { channel, ...failure }) : '';
  return (
    <span className={`mark${CHANGE_TONES[mark] ?? ''}`} data-change={mark} title={said || undefined}>
      {text}
    </span>
  );
}

/** Under a message of the web: it went out by mail as well, or will, or could not. */
export function AlsoMailed({ delivery }: { delivery: MessageDelivery }) {
  const { t } = useTranslation();
  const mark = markOf(delivery);
  const { failure } = delivery;
  const channel = t(`channel.${delivery.channel}`);
  const text =
    mark === 'failed' && failure
      ? t('channels.followUp.failed', { reason: t(`channels.delivery.reason.${failure.class}`, { channel }) })
      : t(`channels.followUp.${ALSO[mark] ?? 'sent'}`);
  const said = failure ? t('channels.delivery.answer', { channel, ...failure }) : '';
  return (
    <span className={`mark${TONES[mark] ?? ''}`} data-also={mark} title={said || undefined}>
      <Mail size={12} strokeWidth={2} aria-hidden="true" />
      <span>{text}</span>
    </span>
  );
}

const ALSO: Partial<Record<DeliveryMark, 'queued' | 'maybe'>> = {
  queued: 'queued',
  retrying: 'queued',
  sending: 'queued',
  maybe: 'maybe',
};

/** Once more; asked first where nobody knows whether it has gone out already. */
function Resend({
  place,
  maybe,
  channel,
}: {
  place: { conversationId: string; messageId: string };
  maybe: boolean;
  channel: string;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const online = useOnline();
  const { modal } = App.useApp();
  const { run, busy } = useAction({ toast: true });
  const again = () =>
    run(async () => {
      const { conversationId: id, messageId } = place;
      const delivery = await api.call('POST /api/conversations/:id/messages/:messageId/resend', {
        params: { id, messageId },
      });
      live.state.deliveries.set((known) => ({ ...known, [messageId]: delivery }));
    });
  function press() {
    if (!maybe) return void again();
    void modal.confirm({
      title: t('channels.delivery.resendAsk'),
      content: t('channels.delivery.resendBody', { channel }),
      okText: t('channels.delivery.resendMaybe'),
      cancelText: t('common.cancel'),
      icon: null,
      onOk: () => again(),
    });
  }
  return (
    <button type="button" className="link-button resend" disabled={!online || busy} onClick={press}>
      {t('channels.delivery.resend')}
    </button>
  );
}
