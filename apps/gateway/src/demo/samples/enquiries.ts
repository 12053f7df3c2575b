import { type PutOrderById } from '@yingda/contracts';
import { daysBefore, HISTORY_DAYS, type ShopDay } from '../filling/days';
import { momentOf } from '../filling/shop-time';
import { Random } from '../history/random';
import { goods } from './goods';
import { topics } from './topics';

/** What the shop's own figures say of a month: so many asked before they bought, and so many of them ordered. */
export const ENQUIRIES = { asked: 1_459, ordered: 42 } as const;
/** What the imports' page and the conversations call it: the chat the shop had before this one. */
export const ENQUIRIES_SOURCE = 'demo-earlier-chat';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Every so many of them buys; 42 of 1,459. */
const EVERY = Math.floor(ENQUIRIES.asked / ENQUIRIES.ordered);
/** Who does not buy asks more than once in a month. */
const BROWSERS = 620;
const AGENTS = ['agent1', 'agent2', 'agent3', 'agent6'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const CALLED = ['女士', '先生', '小姐'];
const MATTERS = Object.values(topics[0]!.below).map(([zh]) => zh!);

/**
 * The calendar month of it: the last whole one before the demo's ninety days, so that nothing else is counted in it.
 * @returns its first day and how many days it has
 */
export function monthOfEnquiries(lastDay: ShopDay): { first: ShopDay; days: number } {
  const begins = daysBefore(lastDay, HISTORY_DAYS);
  const before = daysBefore(`${begins.slice(0, 7)}-01`, 1);
  return { first: `${before.slice(0, 7)}-01`, days: Number(before.slice(8)) };
}

/** One enquiry, and what was ordered after it. */
interface Enquiry {
  at: Date;
  customer: { key: string; name: string; id?: string };
  random: Random;
  good: (typeof goods)[number];
  orderedAt: Date | null;
}

function* enquiriesOf(lastDay: ShopDay): Generator<Enquiry> {
  const { first, days } = monthOfEnquiries(lastDay);
  let buyers = 0;
  for (let index = 0; index < ENQUIRIES.asked; index += 1) {
    const random = new Random(`enquiry ${first} ${index}`);
    // In open hours, and over before the day is, so that all of it lies in the month.
    const day = momentOf(first, 0).getTime() + Math.floor((index * days) / ENQUIRIES.asked) * DAY_MS;
    const at = new Date(day + Math.round(random.between(9 * 60, 21 * 60)) * MINUTE_MS);
    const buys = index % EVERY === EVERY - 1 && buyers < ENQUIRIES.ordered;
    const who = buys ? `buyer-${(buyers += 1)}` : `browser-${random.whole(1, BROWSERS)}`;
    const called = new Random(who);
    const name = `${called.pick(SURNAMES)}${called.pick(CALLED)}`;
    yield {
      ...{ at, random, good: random.pick(goods) },
      customer: { key: who, name, ...(buys ? { id: `HJ-${first.slice(0, 7)}-${who}` } : {}) },
      orderedAt: buys ? new Date(at.getTime() + random.between(0.1, 6.5) * DAY_MS) : null,
    };
  }
}

/** The month as the shop's earlier chat exported it: a line of JSON for each conversation. */
export function* enquiryLines(lastDay: ShopDay): Generator<string> {
  let number = 0;
  for (const { at, customer, random, good, orderedAt } of enquiriesOf(lastDay)) {
    const agent = `${random.pick(AGENTS)}@demo.example`;
    const [question, answer] = random.pick(good.asked);
    const after = (minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS).toISOString();
    const waited = Math.min(random.around(0.4, 0.5), 3);
    const ends = random.between(5, 14);
    const thanks = orderedAt
      ? '好的，我下单了，谢谢'
      : random.pick(['好的，我再看看', '谢谢', '明白了，谢谢']);
    const line = {
      ...{ id: String((number += 1)), inbox: 'demo-shop', customer },
      messages: [
        { at: after(0), from: 'customer', text: `${good.name[0]}${question[0]}` },
        { at: after(waited + 0.5), from: 'agent', agent, text: `您好，${answer[0]}。` },
        { at: after(waited + 2), from: 'customer', text: thanks },
      ],
      events: [
        { at: after(0), kind: 'queued' },
        { at: after(waited), kind: 'assigned', agent },
        { at: after(waited), kind: 'accepted', agent },
        {
          ...{ at: after(waited + ends), kind: 'closed', topic: random.pick(MATTERS), resolved: 'yes' },
          text: `${good.name[0]}售前咨询，已解答。`,
        },
      ],
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

/** What the 42 ordered, in the words of the shop's own system. */
export function enquiryOrders(lastDay: ShopDay, publicUrl: string): PutOrderById[] {
  const orders: PutOrderById[] = [];
  for (const { customer, good, orderedAt, random } of enquiriesOf(lastDay)) {
    if (!orderedAt) continue;
    const id = `HJ-${customer.id!.slice(3)}`;
    const priceFen = good.price * 100;
    const item = { productId: good.id, title: good.title[0], variant: random.pick(good.colours)[0] };
    orders.push({
      ...{ id, number: id, customer: customer.id!, placedAt: orderedAt.toISOString(), status: 'completed' },
      items: [{ ...item, quantity: 1, priceFen }],
      ...{
        totalFen: priceFen,
        shippingFen: 0,
        url: `${publicUrl}/orders`,
        changedAt: orderedAt.toISOString(),
      },
      ...{ shipments: [], refunds: [] },
    });
  }
  return orders;
}
