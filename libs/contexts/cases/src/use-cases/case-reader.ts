import {
  type CaseCounts,
  type CaseDetail,
  type CaseDraft,
  type CasePage,
  type CaseRecord,
} from '@yingda/contracts';
import {
  CASE_LIMITS,
  type CaseCategory,
  type CaseStage,
  type CaseView,
  maskSensitive,
  Refusal,
} from '@yingda/contracts/names';
import type { AgentActor, ApiActor } from '@yingda/events';
import { isUuid } from '@yingda/platform';
import { CaseAccess, notFound } from '../domain/access';
import type { Case } from '../domain/case';
import { alarmIn } from '../domain/levels';
import { ordersIn } from '../domain/orders';
import { mayDo } from '../domain/may-do';
import { nextStages } from '../domain/stages';
import { dutiesOf } from './case-duties';
import type { CaseGround } from './case-ground';

const PAGE = 50;
const OF_ONE = 100;

export interface CasesAsked {
  view?: CaseView | undefined;
  mine?: boolean | undefined;
  kind?: string | undefined;
  category?: CaseCategory | undefined;
  stage?: CaseStage | undefined;
  ownerId?: string | undefined;
  teamId?: string | undefined;
  departmentId?: string | undefined;
  level?: number | undefined;
  customerId?: string | undefined;
  conversationId?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Cases, read: one's own, a team's, the shop's; with personal data covered for those who only review. */
export class CaseReader {
  constructor(private readonly ground: CaseGround) {}

  /** @throws Refusal not-permitted, invalid-payload for a cursor that is none */
  async list(actor: AgentActor, asked: CasesAsked): Promise<CasePage> {
    const reach = CaseAccess.readableBy(actor);
    if (asked.q || asked.conversationId || asked.customerId)
      return { items: await this.records(actor, await this.found(actor, asked)), nextCursor: null };
    const { mine, view = 'open', cursor, limit = PAGE, ...filter } = asked;
    const { lists, clock } = this.ground.parts;
    const page = await lists.page(
      mine ? { ...reach, ownerId: actor.agentId, teamIds: null } : reach,
      { ...filter, view },
      { now: clock.now(), cursor, limit },
    );
    return { items: await this.records(actor, page.items), nextCursor: page.nextCursor };
  }

  async counts(actor: AgentActor, { mine, dayEnd }: { mine?: boolean; dayEnd: Date }): Promise<CaseCounts> {
    const all = CaseAccess.readableBy(actor);
    const reach = mine ? { ...all, ownerId: actor.agentId, teamIds: null } : all;
    const { lists, clock } = this.ground.parts;
    const decides = (actor.permissions['case.approve-extension'] ?? 'none') !== 'none';
    const counts = await lists.counts(reach, { now: clock.now(), dayEnd });
    return { ...counts, approvals: decides ? await lists.asked(all) : 0 };
  }

  /** @throws Refusal case-not-found */
  async detail(actor: AgentActor, id: string): Promise<CaseDetail> {
    CaseAccess.readableBy(actor);
    return this.shown(actor, await this.ground.readable(actor, id));
  }

  /** A case as whoever has just changed it sees it, this once also when it is somebody else's by that. */
  async shown(actor: AgentActor, one: Case): Promise<CaseDetail> {
    const { id } = one;
    const { cases, belongings, talks } = this.ground.parts;
    const [record] = await this.records(actor, [one]);
    const masked = CaseAccess.isMasked(actor);
    const shown = masked ? maskSensitive : (text: string) => text;
    const steps = await cases.steps(id);
    const quotes = one.conversationId ? await talks.quotes(one.conversationId, one.messageIds) : [];
    const may = mayDo(actor, one);
    return {
      ...record!,
      duties: await dutiesOf(one, this.ground),
      solution: one.solution && shown(one.solution),
      resultText: one.resultText && shown(one.resultText),
      toldBy: one.toldBy,
      extension: one.extension,
      history: steps.map(({ step, at, byKind, byName, fromStage, toStage, note, details }) => ({
        ...{ step, fromStage, toStage, details },
        at: at.toISOString(),
        byName: masked && byKind === 'customer' ? '' : byName,
        note: shown(note),
      })),
      quotes: quotes.map((quote) => ({
        ...quote,
        text: shown(quote.text),
        authorName: masked ? '' : quote.authorName,
      })),
      files: masked ? [] : await belongings.files(id),
      links: await belongings.links(id),
      may,
      next: may.includes('move') ? nextStages(one) : [],
      masked,
    };
  }

  /**
   * Whether a file is nobody's case's, or one's of a case that the agent may read and is not hidden from them. Handlers
   * get what is in their tasks with the task.
   */
  async mayReadFile(actor: AgentActor, attachmentId: string): Promise<boolean> {
    const ids = await this.ground.parts.belongings.casesOf(attachmentId);
    if (ids.length === 0) return true;
    if (CaseAccess.isMasked(actor)) return false;
    for (const id of ids) {
      const one = await this.ground.readable(actor, id).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return null;
      });
      if (one) return true;
    }
    return false;
  }

  /** What can be filled in before one is opened. @throws Refusal conversation-not-found, not-permitted */
  async draft(
    actor: AgentActor,
    { conversationId, messageIds = [] }: { conversationId: string; messageIds?: string[] | undefined },
  ): Promise<CaseDraft> {
    CaseAccess.demandAny(actor, 'case.open');
    const { talks, customers, kinds, lists, unitOfWork } = this.ground.parts;
    await talks.demandReadable(actor, conversationId);
    const talk = (await unitOfWork.run(() => talks.hold(conversationId)))!;
    const quotes = await talks.quotes(conversationId, messageIds.slice(0, CASE_LIMITS.messages));
    const words = await talks.wordsIn(conversationId);
    const facts = quotes
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n');
    const said = facts || (words[0] ?? '');
    const open = (await lists.of('customer_id', talk.customerId, OF_ONE)).filter(({ closedAt }) => !closedAt);
    const customer = await customers.find(talk.customerId);
    return {
      conversationId,
      conversationNumber: talk.number,
      customerId: talk.customerId,
      customerName: customer?.name ?? '',
      title: [...(said.split('\n')[0] ?? '')].slice(0, 40).join(''),
      facts: said.slice(0, CASE_LIMITS.factsCodePoints),
      quotes,
      orderNumbers: [...new Set([...ordersIn(facts), ...words.flatMap(ordersIn)])].slice(0, 10),
      kind: kindMeant(`${facts}\n${words.join('\n')}`, alarmIn(said, await kinds.words())?.why === 'safety'),
      open: open.slice(0, 20).map(({ id, number, title, stage }) => ({
        ...{ caseId: id, number, title, stage, relation: 'related' as const },
      })),
    };
  }

  /** For the shop's own systems. */
  async forSystems(
    _: ApiActor,
    asked: { view?: 'open' | 'closed' | undefined; customerId?: string | undefined } & {
      cursor?: string | undefined;
      limit?: number | undefined;
    },
  ): Promise<CasePage> {
    const { lists, clock } = this.ground.parts;
    if (asked.customerId) {
      const found = await lists.of('customer_id', asked.customerId, OF_ONE);
      return { items: await this.ground.records(found), nextCursor: null };
    }
    const page = await lists.page(
      { ownerId: null, teamIds: null, confidential: true },
      { view: asked.view ?? 'open' },
      { now: clock.now(), cursor: asked.cursor, limit: asked.limit ?? PAGE },
    );
    return { items: await this.ground.records(page.items), nextCursor: page.nextCursor };
  }

  /** @throws Refusal case-not-found */
  async forSystem(_: ApiActor, id: string): Promise<CaseRecord> {
    const found = await this.ground.parts.cases.find(id);
    if (!found) throw notFound();
    return this.ground.record(found);
  }

  /** The last one of a kind, of this conversation, that is not over; for machines that would open another. */
  async openOf(conversationId: string, kind: string): Promise<{ id: string; number: string } | null> {
    const all = await this.ground.parts.lists.of('conversation_id', conversationId, OF_ONE);
    const open = all.find((one) => one.kind === kind && one.stage !== 'closed');
    return open ? { id: open.id, number: open.number } : null;
  }

  /** Of a number, an order, a conversation or a customer: those of them that the agent may see. */
  private async found(actor: AgentActor, { q, conversationId, customerId }: CasesAsked): Promise<Case[]> {
    const { lists, talks } = this.ground.parts;
    const term = q?.trim() ?? '';
    const all = conversationId
      ? await lists.of('conversation_id', conversationId, OF_ONE)
      : customerId && isUuid(customerId)
        ? await lists.of('customer_id', customerId, OF_ONE)
        : /^[cC]?\d{4,}$/.test(term)
          ? [
              ...(await lists.of('number', `C${term.replace(/^c/i, '')}`, 1)),
              ...(await lists.of('order_number', term, OF_ONE)),
            ]
          : await lists.of('order_number', term, OF_ONE);
    const mine: Case[] = [];
    for (const one of all) {
      const served =
        CaseAccess.mayRead(actor, one) || !one.conversationId ? [] : await talks.servedBy(one.conversationId);
      const asSeen = { ...one, servedBy: [...one.servedBy, ...served] };
      if (CaseAccess.mayRead(actor, asSeen)) mine.push(asSeen);
    }
    return mine;
  }

  private async records(actor: AgentActor, cases: readonly Case[]): Promise<CaseRecord[]> {
    const records = await this.ground.records(cases);
    return CaseAccess.isMasked(actor) ? records.map(covered) : records;
  }
}

/** Without what tells who the customer is. */
function covered(record: CaseRecord): CaseRecord {
  return {
    ...record,
    customerName: record.customerName ? `${[...record.customerName][0]}**` : null,
    title: maskSensitive(record.title),
    facts: maskSensitive(record.facts),
    orderNumber: record.orderNumber ? `…${record.orderNumber.slice(-4)}` : null,
    form: Object.fromEntries(Object.entries(record.form).map(([key, value]) => [key, maskSensitive(value)])),
  };
}

const MEANT: [kind: string, words: RegExp][] = [
  ['privacy', /隐私|泄露|个人信息|privacy|leaked/i],
  ['exchange', /换货|换一[个件双]|换新|exchange|replace/i],
  ['refund', /退款|退货|退钱|refund|return/i],
  ['repair', /维修|修一下|保修|repair|warranty/i],
  ['invoice', /发票|invoice/i],
  ['logistics', /快递|物流|包裹|配送|没收到|parcel|courier|delivery/i],
  ['attitude', /态度|推诿|骂|rude|attitude/i],
  ['points', /积分|points/i],
  ['price', /价格|降价|差价|优惠|活动|price|promotion/i],
  ['quality', /质量|坏了|破|裂|瑕疵|漏水|异味|过期|broken|defect|quality|faulty/i],
];

/** The kind that words point at, of those that are shipped; the agent decides. */
function kindMeant(text: string, isSafety: boolean): string | null {
  if (isSafety) return 'safety';
  return MEANT.find(([, words]) => words.test(text))?.[0] ?? null;
}
