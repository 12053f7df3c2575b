import { ReportCase, ReportCasePage, ReportConversationsQuery } from '@yingda/contracts';
import type { Permission, ReportItem } from '@yingda/contracts/names';
import { ConversationAccess, ConversationReader } from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import type { Actor } from '@yingda/events';
import { FigureCases, type FigureCase } from '@yingda/reports';
import type { ItemTitle, ItemTitlesView } from './item-titles';

/** What opens a thing that is no conversation: the right to work with its kind. */
const OPENED_BY: Record<Exclude<ReportItem, 'conversation'>, Permission> = {
  case: 'case.read',
  contact: 'contact.work',
  opinion: 'contact.work',
  action: 'action.edit',
  feedback: 'feedback.work',
};

/**
 * What is behind a figure, with its customers. Who sees a figure sees all that it counts; what it is about and who the
 * customer was is said only of what the reader may open.
 */
export class ReportCasesView {
  constructor(
    private readonly cases: FigureCases,
    private readonly conversations: ConversationReader,
    private readonly customers: CustomerReader,
    private readonly titles: ItemTitlesView,
  ) {}

  async page(actor: Actor, query: ReportConversationsQuery): Promise<ReportCasePage> {
    const { figure, unit, count, cases, next } = await this.cases.page(actor, query);
    return { figure, unit, count, items: await this.shown(actor, cases), next };
  }

  /** All of them, some hundred at a time. */
  async *all(actor: Actor, query: ReportConversationsQuery): AsyncGenerator<ReportCase[]> {
    for await (const some of this.cases.all(actor, query)) yield await this.shown(actor, some);
  }

  private async shown(actor: Actor, cases: FigureCase[]): Promise<ReportCase[]> {
    const opened = await this.opened(actor, cases);
    const customers = await this.customers.brief([
      ...new Set([...opened.values()].flatMap(({ customerId }) => customerId ?? [])),
    ]);
    return cases.map((one) => {
      const known = opened.get(one.itemId);
      return {
        ...one,
        at: one.at.toISOString(),
        openedAt: one.openedAt.toISOString(),
        closedAt: one.closedAt?.toISOString() ?? null,
        title: known?.title ?? '',
        opens: known !== undefined,
        customer: customers.get(known?.customerId ?? '') ?? null,
      };
    });
  }

  /** Those that the reader may open, by their ids. */
  private async opened(actor: Actor, cases: FigureCase[]): Promise<Map<string, ItemTitle>> {
    const [first] = cases;
    if (!first) return new Map();
    if (first.item !== 'conversation') {
      const permission = OPENED_BY[first.item];
      const mine = cases.filter((one) => mayOpen(actor, permission, one));
      const titles = await this.titles.of(first.item, [...new Set(mine.map(({ itemId }) => itemId))]);
      return isMasked(actor, permission) ? masked(titles) : titles;
    }
    const ids = [...new Set(cases.map(({ itemId }) => itemId))];
    const states = (await this.conversations.states(ids)).filter((state) =>
      ConversationAccess.mayRead(actor, state),
    );
    return new Map(states.map(({ id, customerId }) => [id, { title: '', customerId, confidential: false }]));
  }
}

function mayOpen(actor: Actor, permission: Permission, { agentId, teamId }: FigureCase): boolean {
  if (actor.kind === 'system' || actor.kind === 'api') return true;
  if (actor.kind !== 'agent') return false;
  switch (actor.permissions[permission] ?? 'none') {
    case 'all':
    case 'masked':
      return true;
    case 'team':
      return agentId === actor.agentId || (teamId !== null && actor.teamIds.includes(teamId));
    case 'own':
      return agentId === actor.agentId;
    default:
      return false;
  }
}

function isMasked(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'agent' && actor.permissions[permission] === 'masked';
}

/** To whom personal data is hidden, customers have no name, and what is confidential is not there. */
function masked(titles: ReadonlyMap<string, ItemTitle>): Map<string, ItemTitle> {
  const shown = [...titles].filter(([, { confidential }]) => !confidential);
  return new Map(shown.map(([id, title]) => [id, { ...title, customerId: null }]));
}
