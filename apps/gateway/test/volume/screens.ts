import { AgentReader } from '@yingda/agents';
import type { ConversationsQuery } from '@yingda/contracts';
import { CHANNELS, TIERS } from '@yingda/contracts/names';
import { ConversationReader, MessageSearch, visibilityOf } from '@yingda/conversations';
import { CustomerReader, SamePersonReader } from '@yingda/customers';
import { QueueReader } from '@yingda/routing';
import { CustomerConversationsView } from '../../src/views/customer-conversations';
import { InboxCountsView } from '../../src/views/inbox-counts';
import { InboxPageView } from '../../src/views/inbox-page';
import { NewestConversationsView } from '../../src/views/newest-conversations';
import { OrderTracesView } from '../../src/views/order-traces';
import { ReadableConversations } from '../../src/views/readable';
import { ReplyTalksView } from '../../src/views/reply-talks';
import { RowsView } from '../../src/views/rows';
import { SearchView } from '../../src/views/search';
import { RoutingPoolView } from '../../src/views/routing-pool';
import { ServingView } from '../../src/views/serving';
import { startOfDay } from '../../src/views/start-of-day';
import { TypicalResponseView } from '../../src/views/typical-response';
import type { Product } from './product';
import type { Questions } from './questions';

/** What one screen asks for; every call asks with other arguments. */
export interface Screen {
  name: string;
  call(): Promise<unknown>;
}

/** Words by how often they are heard. */
export const WORDS: Record<string, string[]> = {
  everywhere: ['您好', '退货', '发货', 'the', 'order'],
  common: ['保温杯', '运费险', 'kettle', '开发票', '物流 更新'],
  sentence: ['什么时候能发货', '已经为您登记退货', 'parcel has not moved', '没有发出吧'],
  rare: ['TB2026', '琵琶 蘑菇', '麒麟', '陈皮决明', 'bacedifo'],
  never: ['鳄鱼皮', '没有这个词', 'zzzyx', '您好 order', 'shipped 退货 物流'],
  beginning: ['TB', '退', 'sh', 'TB2026 您好', 'ba'],
};

/** Every list, timeline and search of console, widget and API, read by the product's own classes. */
export function screensOf(product: Product, questions: Questions, now: Date): Screen[] {
  return [
    ...inbox(product, questions, now),
    ...conversation(product, questions),
    ...people(product, questions),
    ...queues(product, questions, now),
    ...searches(product, questions),
    ...automation(product, questions, now),
  ];
}

function inbox(product: Product, questions: Questions, now: Date): Screen[] {
  const { random, volume } = questions;
  const rows = product.get(RowsView);
  const page = async (query: () => ConversationsQuery) => {
    const actor = questions.anybody();
    const asked = query();
    const first = await product.get(InboxPageView).page(actor, asked);
    await rows.rows(first.ids);
    if (first.next) await product.get(InboxPageView).page(actor, { ...asked, cursor: first.next });
  };
  const list = (name: string, query: () => ConversationsQuery) => ({ name, call: () => page(query) });
  const { staff } = volume;
  const filters: Record<string, () => Partial<ConversationsQuery>> = {
    team: () => ({ teamId: questions.team() }),
    agent: () => ({ agentId: questions.agent().agentId }),
    inbox: () => ({ inboxId: random.one(staff.inboxes).id }),
    topic: () => ({ topicId: random.one(staff.topics) }),
    channel: () => ({ channel: random.one(CHANNELS) }),
    tier: () => ({ tier: random.one(TIERS) }),
    waiting: () => ({ waitingFor: random.one(['us', 'customer']) }),
    'wrap-up': () => ({ wrapUpDue: random.chance(0.7) }),
    'left message': () => ({ leftMessage: random.chance(0.7) }),
    several: () => ({ teamId: questions.team(), tier: 'vip', channel: 'wechat', topicId: staff.topics[28]! }),
  };
  const filtered = (view: 'all' | 'closed') =>
    Object.entries(filters).map(([name, filter]) =>
      list(`inbox: ${view} by ${name}`, () => ({ view, ...filter() })),
    );
  return [
    list('inbox: mine', () => ({ view: 'mine', sort: random.one(['limit', 'oldest', 'newest']) })),
    list('inbox: queue', () => ({ view: 'queue', sort: random.one(['turn', 'limit', 'oldest', 'newest']) })),
    list('inbox: all by wait', () => ({ view: 'all', sort: 'limit' })),
    list('inbox: all by age', () => ({ view: 'all', sort: 'oldest' })),
    list('inbox: all newest', () => ({ view: 'all', sort: 'newest' })),
    list('inbox: closed', () => ({ view: 'closed' })),
    list('inbox: mentions', () => ({ view: 'mentions' })),
    list('inbox: mentions by team', () => ({ view: 'mentions', teamId: questions.team() })),
    ...filtered('all'),
    ...filtered('closed'),
    {
      name: 'inbox: counts',
      call: () => product.get(InboxCountsView).counts(questions.anybody(), startOfDay(now)),
    },
    {
      name: 'API: conversations',
      call: async () => {
        const view = product.get(NewestConversationsView);
        const { next } = await view.page({ limit: 50 });
        await view.page({ limit: 50, cursor: next! });
      },
    },
  ];
}

function conversation(product: Product, questions: Questions): Screen[] {
  const reader = product.get(ReadableConversations);
  const manager = questions.agent('manager');
  const { random } = questions;
  return [
    {
      name: 'conversation: opened',
      async call() {
        const { id } = questions.conversation();
        await reader.stateFor(manager, id);
        await Promise.all([
          reader.draft(manager, id),
          product.get(RowsView).row(id),
          reader.entries(manager, { conversationId: id }),
        ]);
      },
    },
    {
      name: 'conversation: earlier page',
      call() {
        const { id, entries } = random.chance(0.3) ? questions.longest() : questions.conversation();
        return reader.entries(manager, { conversationId: id, beforePosition: 1 + random.below(entries) });
      },
    },
    {
      name: 'conversation: catch-up of staff',
      call() {
        const { id, entries } = random.chance(0.3) ? questions.longest() : questions.conversation();
        const afterPosition = random.below(entries);
        return reader.catchUpStaff(manager, {
          conversationId: id,
          afterPosition,
          afterRevision: random.below(2),
        });
      },
    },
    {
      name: 'widget: catch-up',
      call() {
        const one = random.chance(0.3) ? questions.longest() : questions.conversation();
        const after = { afterSequence: random.below(one.entries), afterRevision: random.below(2) };
        const { customerId, identityId, inboxId } = one;
        const actor = { kind: 'customer', customerId, identityId, inboxId, name: '' } as const;
        return reader.catchUpCustomer(actor, { conversationId: one.id, ...after });
      },
    },
    {
      name: 'widget: earlier conversations',
      call() {
        const { customerId, identityId, inboxId } = questions.conversation();
        const actor = { kind: 'customer', customerId, identityId, inboxId, name: '' } as const;
        return product.get(CustomerConversationsView).ofCustomer(actor, {});
      },
    },
    {
      name: 'heads of 200 subscribed',
      call: () =>
        product.get(ConversationReader).heads(
          Array.from({ length: 200 }, () => questions.conversation().id),
          'staff',
        ),
    },
  ];
}

function people(product: Product, questions: Questions): Screen[] {
  const customers = product.get(CustomerReader);
  const { random, volume } = questions;
  const names = [
    '王',
    '李晓',
    '晓琳',
    'chen',
    'anna',
    'wxl',
    'smith',
    '欧阳',
    'TB2026',
    '上海',
    '王 上海',
    'q',
    'l',
  ];
  return [
    {
      name: 'customers: list',
      async call() {
        const { next } = await customers.page({ limit: 50 });
        await customers.page({ limit: 50, cursor: next! });
      },
    },
    { name: 'customers: search', call: () => customers.page({ q: random.one(names) }) },
    {
      name: 'customers: by shop id',
      call: () => customers.page({ q: `shop-${random.below(volume.people.length)}` }),
    },
    {
      name: 'customers: by e-mail or phone',
      call: () => customers.page({ q: random.one(['nobody@mail.example', '13912345678']) }),
    },
    {
      name: 'customer: record',
      call: () => customers.record(questions.customerId(), { masked: true }),
    },
    {
      name: 'customer: conversations',
      async call() {
        const [actor, customerId] = [questions.agent('manager'), questions.customerId()];
        const view = product.get(CustomerConversationsView);
        const { next } = await view.page(actor, customerId, {});
        if (next) await view.page(actor, customerId, { cursor: next });
      },
    },
    { name: 'customer: who serves', call: () => product.get(ServingView).of(questions.customerId()) },
    { name: 'customers: blocked', call: () => customers.blocked() },
    {
      name: 'customer: who may be the same person',
      call: () => product.get(SamePersonReader).of(questions.agent('manager'), questions.customerId()),
    },
    {
      name: 'customer: who named the same orders',
      call: () => product.get(OrderTracesView).shared(questions.customerId()),
    },
  ];
}

function queues(product: Product, questions: Questions, now: Date): Screen[] {
  const queue = product.get(QueueReader);
  const { staff } = questions.volume;
  let turn = 0;
  return [
    { name: 'queue: places of a team', call: () => queue.places(questions.team()) },
    { name: 'queue: one place', call: () => queue.place(questions.openConversation('queued').id) },
    { name: 'queue: all teams', call: () => queue.summaries(staff.teams) },
    {
      name: 'agents: board',
      call: () => product.get(AgentReader).briefs(),
    },
    {
      name: 'routing: who could take one',
      call: () => product.get(RoutingPoolView).of({ teamId: questions.team(), helpers: [] }),
    },
    {
      // Every call at another moment, because the answer is kept for minutes.
      name: 'widget: typical response',
      call: () =>
        product
          .get(TypicalResponseView)
          .seconds(staff.teams[turn++ % staff.teams.length]!, new Date(now.getTime() + turn * 600_000)),
    },
  ];
}

function automation(product: Product, { random, volume }: Questions, now: Date): Screen[] {
  // The last weeks, or a stretch of the past; as many messages as the editor asks for.
  const stretch = () => {
    const to = new Date(now.getTime() - (random.chance(0.5) ? 0 : 20 * 86_400_000));
    return { from: new Date(to.getTime() - 14 * 86_400_000), to, limit: 50 };
  };
  const past = product.get(ReplyTalksView);
  return [
    { name: 'auto-replies: on the past', call: () => past.past({ ...stretch(), inboxId: null }) },
    {
      name: 'auto-replies: on the past of an inbox',
      call: () => past.past({ ...stretch(), inboxId: random.one(volume.staff.inboxes).id }),
    },
  ];
}

function searches(product: Product, questions: Questions): Screen[] {
  const { random } = questions;
  const search = product.get(MessageSearch);
  const word = (kind: string) => random.one(WORDS[kind]!);
  return [
    ...Object.keys(WORDS).flatMap((kind) => [
      {
        name: `search: ${kind}, manager`,
        call: () => search.find(word(kind), { visibility: visibilityOf(questions.agent('manager')) }),
      },
      {
        name: `search: ${kind}, agent`,
        call: () =>
          search.find(word(kind), { visibility: visibilityOf(questions.agent('agent', random.chance(0.2))) }),
      },
    ]),
    {
      name: 'search: whole screen',
      call: () =>
        product
          .get(SearchView)
          .search(questions.anybody(), random.chance(0.2) ? '#100500' : word(random.one(Object.keys(WORDS)))),
    },
  ];
}
