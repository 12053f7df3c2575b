import { type OrderCardContent, type OrderShipment } from '@yingda/contracts';
import type { Language, OrderStatus, RefundStatus } from '@yingda/contracts/names';
import type { Order } from './order';

const STATUS: Record<Language, Record<OrderStatus, string>> = {
  'zh-CN': {
    unpaid: '待付款',
    paid: '已付款，等待发货',
    preparing: '正在备货',
    shipped: '已发货，在路上',
    delivered: '已送达',
    completed: '已完成',
    cancelled: '已取消',
    refunded: '已退款',
  },
  en: {
    unpaid: 'not paid yet',
    paid: 'paid, waiting to be sent',
    preparing: 'being packed',
    shipped: 'on its way',
    delivered: 'delivered',
    completed: 'completed',
    cancelled: 'cancelled',
    refunded: 'refunded',
  },
};
const REFUND: Record<Language, Record<RefundStatus, string>> = {
  'zh-CN': { requested: '已申请，审核中', approved: '已通过，等待到账', paid: '已退回', refused: '未通过' },
  en: { requested: 'asked for', approved: 'approved', paid: 'paid back', refused: 'refused' },
};

/** "¥1,269.00", "US$12.50". */
export function money(fen: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(fen / 100);
}

/** "2月3日 14:05" in the shop's time. */
function moment(at: string, { language, timeZone }: Readers): string {
  return new Intl.DateTimeFormat(language, {
    ...{ timeZone, month: language === 'en' ? 'short' : 'long', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(at));
}

interface Readers {
  language: Language;
  timeZone: string;
}

/** How far an order is, in a sentence or two; with what was paid back where there is any. */
export function orderInWords({ facts }: Order, readers: Readers): string {
  const { language } = readers;
  const { number, status, shipments = [], refunds = [], items, currency } = facts;
  const english = language === 'en';
  const title = items[0]?.title ?? '';
  const of = title ? (english ? ` (${title})` : `（${title}）`) : '';
  const lines = [
    english
      ? `Order ${number}${of}: ${STATUS.en[status]}.`
      : `订单 ${number}${of}：${STATUS['zh-CN'][status]}。`,
    ...(status === 'cancelled' ? [] : shipments.map((one) => shipmentInWords(one, readers))),
    ...refunds.map(({ amountFen, status: state }) =>
      english
        ? `Refund of ${money(amountFen, currency, language)}: ${REFUND.en[state]}.`
        : `退款 ${money(amountFen, currency, language)}：${REFUND['zh-CN'][state]}。`,
    ),
  ];
  return lines.join('\n');
}

function shipmentInWords(shipment: OrderShipment, readers: Readers): string {
  const { carrier, trackingNumber, deliveredAt, expectedAt, lastEvent, lastEventAt, trackingUrl } = shipment;
  const english = readers.language === 'en';
  const stop = english ? '. ' : '。';
  const parts = [english ? `${carrier}, ${trackingNumber}` : `${carrier}，运单号 ${trackingNumber}`];
  if (deliveredAt)
    parts.push(
      english ? `delivered ${moment(deliveredAt, readers)}` : `${moment(deliveredAt, readers)} 送达`,
    );
  else {
    if (lastEvent) parts.push(lastEventAt ? `${moment(lastEventAt, readers)} ${lastEvent}` : lastEvent);
    if (expectedAt)
      parts.push(
        english ? `expected by ${moment(expectedAt, readers)}` : `预计 ${moment(expectedAt, readers)} 前送达`,
      );
  }
  if (trackingUrl) parts.push(trackingUrl);
  return parts.map((part) => part.replace(/[。.]$/, '')).join(stop) + stop.trim();
}

/** An order as a card for its customer. */
export function cardOf(order: Order, language: Language): OrderCardContent {
  const { number, status, items, totalFen, currency, placedAt, shipments = [], url } = order.facts;
  const first = items[0];
  const rest = items.length - 1;
  const more = rest > 0 ? (language === 'en' ? ` and ${rest} more` : ` 等 ${items.length} 件`) : '';
  const shipment = shipments.at(-1);
  return {
    ...{ kind: 'order-card', orderId: order.id, number, placedAt },
    title: `${(first?.title ?? number).slice(0, 180)}${more}`,
    status: STATUS[language][status],
    total: money(totalFen, currency, language),
    ...(shipment ? { tracking: `${shipment.carrier} ${shipment.trackingNumber}` } : {}),
    ...(first?.imageUrl ? { imageUrl: first.imageUrl } : {}),
    ...(url ? { url } : {}),
  };
}
