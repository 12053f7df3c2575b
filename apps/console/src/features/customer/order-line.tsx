import { App, Button } from 'antd';
import { Copy, Send } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRecord } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { copyText } from '../../parts/copy-button';
import { useAction } from '../../parts/use-action';
import { moneyText } from './money';

const LOOK: Partial<Record<OrderRecord['status'], string>> = {
  unpaid: 'soon',
  shipped: 'ok',
  cancelled: '',
  refunded: 'soon',
};

/** One order: number, how far it is, what was bought; sent to the customer with one click. */
export function OrderLine({
  order,
  conversationId,
}: {
  order: OrderRecord;
  conversationId?: string | undefined;
}) {
  const { t } = useTranslation();
  const { language, short } = useFormats();
  const { items, shipments = [], refundedFen, currency } = order;
  const first = items[0];
  const shipment = shipments.at(-1);
  const title =
    items.length > 1
      ? t('orders.items', { title: first?.title ?? '', n: items.length })
      : `${first?.title ?? ''}${first?.variant ? ` ${first.variant}` : ''}`;
  return (
    <article className="order-line">
      <div className="row g6">
        {order.url ? (
          <a
            className="b nw"
            href={order.url}
            target="_blank"
            rel="noopener noreferrer"
            title={t('orders.open')}
          >
            {order.number}
          </a>
        ) : (
          <b className="nw">{order.number}</b>
        )}
        <span className={`chip ${LOOK[order.status] ?? ''}`}>{t(`orders.status.${order.status}`)}</span>
        <span className="grow" />
        <span className="i3 t12 nw">{short(order.placedAt)}</span>
      </div>
      <div className="row g6">
        <span className="grow cut" title={title}>
          {title}
        </span>
        <span className="nw tabular">{moneyText(order.totalFen, language, currency)}</span>
      </div>
      {shipment || refundedFen > 0 ? (
        <div className="i2 t12 row g6">
          {shipment ? (
            <>
              <span className="cut" title={shipment.lastEvent}>
                {t('orders.tracking', { carrier: shipment.carrier, number: shipment.trackingNumber })}
              </span>
              <CopyNumber text={shipment.trackingNumber} />
            </>
          ) : null}
          <span className="grow" />
          {refundedFen > 0 ? (
            <span className="nw">
              {t('orders.refunded', { sum: moneyText(refundedFen, language, currency) })}
            </span>
          ) : null}
        </div>
      ) : null}
      {conversationId ? <SendCard orderId={order.id} conversationId={conversationId} /> : null}
    </article>
  );
}

function SendCard({ orderId, conversationId }: { orderId: string; conversationId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run, busy } = useAction({ toast: true });
  // The same for every try of one click, so that a lost answer sends no second card.
  const clientMessageId = useRef<string>(crypto.randomUUID());
  const send = () =>
    void run(async () => {
      const body = { orderId, clientMessageId: clientMessageId.current };
      await api.call('POST /api/conversations/:id/order-cards', { params: { id: conversationId }, body });
      clientMessageId.current = crypto.randomUUID();
      void message.success(t('orders.sent'), 3);
    });
  return (
    <Button
      size="small"
      className="order-send"
      loading={busy}
      icon={<Send size={12} strokeWidth={1.75} aria-hidden="true" />}
      onClick={send}
    >
      {t('orders.send')}
    </Button>
  );
}

function CopyNumber({ text }: { text: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={t('orders.copy')}
      onClick={() => void copyText(text).then(() => message.success(t('orders.copied'), 2))}
    >
      <Copy size={12} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
