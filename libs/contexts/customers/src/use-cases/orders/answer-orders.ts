import type { Language } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { asksForRefund, givenIn } from '../../domain/orders/asked';
import { numberKey, type Order, UNDER_WAY } from '../../domain/orders/order';
import { orderInWords } from '../../domain/orders/wording';
import type { OrderLinks } from '../../storage/orders/order-links';
import type { OrdersTable } from '../../storage/orders/orders-table';

const LOOKED_AT = 20;
/** So many wrong guesses in a conversation within a day; then only people answer. */
const MOST_GUESSES = 5;
const DAY_MS = 86_400_000;

/** Who asks, in what words. */
export interface OrderQuestion {
  /** The same for the same message: it is noted once. */
  occasion: string;
  conversationId: string;
  customerId: string;
  identityId: string;
  /** The newest first, as far as it belongs to the question. */
  texts: string[];
  language: Language;
  timeZone: string;
}

/** What is said of an order, and of which. */
export interface OrderAnswer {
  text: string;
  orderId: string | null;
  outcome: 'told-own' | 'told-named' | 'not-matched';
}

/** How far an order is, told by itself: only what is proven to be theirs, or named by number and the end of the phone. */
export class AnswerOrders {
  constructor(
    private readonly orders: OrdersTable,
    private readonly links: OrderLinks,
    private readonly clock: Clock,
  ) {}

  /** The latest order of whom the shop knows this to be, or the one of theirs they name. Null: nothing is known. */
  async own(question: OrderQuestion): Promise<OrderAnswer | null> {
    const customerId = await this.links.provenCustomer(question.identityId);
    if (!customerId) return null;
    const orders = await this.orders.ofCustomer(customerId, { after: null, limit: LOOKED_AT });
    const order = chosen(orders, question.texts);
    return order && this.told(order, question, 'told-own');
  }

  /** The order that is named by its number and the last four digits of the receiver's phone. Null: neither was given. */
  async named(question: OrderQuestion): Promise<OrderAnswer | null> {
    const { numbers, ends } = givenIn(question.texts);
    if (numbers.length === 0) return null;
    const own = await this.ownNamed(question, numbers);
    if (own) return this.told(own, question, 'told-own');
    if (ends.length === 0)
      return { text: askForEnd(question.language), orderId: null, outcome: 'not-matched' };
    if (await this.guessedTooOften(question)) return null;
    for (const number of numbers)
      for (const order of await this.orders.byNumber(number))
        if (order.facts.phoneEnd && ends.includes(order.facts.phoneEnd))
          return this.told(order, question, 'told-named');
    return { text: notMatched(question.language), orderId: null, outcome: 'not-matched' };
  }

  /** Keeps what was said; once. */
  async note(question: OrderQuestion, { orderId, outcome }: OrderAnswer): Promise<void> {
    const { occasion, conversationId, customerId } = question;
    await this.links.noteAnswer({
      ...{ occasion, conversationId, customerId, orderId, outcome },
      at: this.clock.now(),
    });
  }

  private async ownNamed(question: OrderQuestion, numbers: string[]): Promise<Order | null> {
    const customerId = await this.links.provenCustomer(question.identityId);
    if (!customerId) return null;
    const found = await Promise.all(numbers.map((number) => this.orders.byNumber(number)));
    return found.flat().find((order) => order.customerId === customerId) ?? null;
  }

  private async guessedTooOften({ conversationId }: OrderQuestion): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    return (await this.links.answersSince(conversationId, 'not-matched', since)) >= MOST_GUESSES;
  }

  private told(order: Order, question: OrderQuestion, outcome: OrderAnswer['outcome']): OrderAnswer {
    return { text: orderInWords(order, question), orderId: order.id, outcome };
  }
}

// Who asks for money back is told of an order with a refund; who asks where it is, of one under way before one that has come.
function chosen(orders: Order[], texts: string[]): Order | null {
  const { numbers } = givenIn(texts);
  const named = orders.find(({ facts }) => numbers.map(numberKey).includes(numberKey(facts.number)));
  if (named) return named;
  if (texts[0] !== undefined && asksForRefund(texts[0]))
    return orders.find(({ facts }) => (facts.refunds ?? []).length > 0) ?? null;
  return orders.find(({ facts }) => UNDER_WAY.includes(facts.status)) ?? orders[0] ?? null;
}

function askForEnd(language: Language): string {
  return language === 'en'
    ? 'Please add the last four digits of the receiver’s phone. Once they match I can tell you how far the order is.'
    : '请再发收货手机的后四位，核对一致后马上告诉您订单进度。';
}

function notMatched(language: Language): string {
  return language === 'en'
    ? 'That order number and those digits do not belong together. Please check both, or reply "agent".'
    : '订单号和手机后四位没有对上，请核对后再发一次，或回复“人工”。';
}
