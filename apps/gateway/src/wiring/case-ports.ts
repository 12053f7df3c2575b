import { AgentReader, CalendarReader, DepartmentReader, permissionsOf } from '@yingda/agents';
import {
  BusinessHours,
  Customers,
  Departments,
  Files,
  Owed,
  type OwedStage,
  Staff,
  type Talk,
  type TalkLine,
  Talks,
  type Worker,
} from '@yingda/cases';
import { type CaseQuote } from '@yingda/contracts';
import { type Language, type PromiseReached, Refusal, type Tier } from '@yingda/contracts/names';
import {
  HoldConversation,
  KeepFiles,
  ReadAttachment,
  RecordOutside,
  SayAutomatically,
} from '@yingda/conversations';
import type { Actor, AgentActor, CustomerActor } from '@yingda/events';
import type { Calendar } from '@yingda/platform';
import { CheckDrafts } from '@yingda/knowledge';
import { OweElsewhere } from '@yingda/promises';
import { v5 } from 'uuid';
import { CaseLinks } from '../case-pages/case-links';
import { CaseFactsView } from '../views/case-facts';
import { CustomerNamesView } from '../views/customer-names';
import { ReadableConversations } from '../views/readable';
import { SurveyFactsView } from '../views/survey-facts';
import type { Lookup } from './lookup';
import { port } from './port';

const CASES = { kind: 'system', name: 'cases' } as const;
// Names the ids of messages made from a case's id and what is said; any fixed uuid would do.
const NAMESPACE = '3a3f52a0-2c51-4a41-9f0e-6f9d64c6a7c5';

/** cases → conversations: what a case comes of, and what is said to its customer. */
export class TalksForCases extends Talks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async hold(conversationId: string): Promise<Talk | null> {
    const state = await this.lookup.get(HoldConversation).execute(conversationId);
    if (!state) return null;
    const { id, number, customerId, inboxId, channel, teamId, agentId } = state;
    return { id, number, customerId, inboxId, channel, teamId, agentId };
  }
  override lastOf(customerId: string): Promise<string | null> {
    return this.lookup.get(SurveyFactsView).lastOf(customerId);
  }
  override async progressPage(conversationId: string): Promise<string | null> {
    const state = await this.lookup.get(HoldConversation).execute(conversationId);
    // The widget leads to it by itself.
    if (!state || state.channel === 'web') return null;
    const identityId = await this.identityOf(conversationId);
    const language = (await this.lookup.get(SurveyFactsView).customer(state.customerId))?.language;
    const spoken = language?.startsWith('en') ? 'en' : 'zh-CN';
    return identityId && this.lookup.get(CaseLinks).url(identityId, spoken);
  }
  override servedBy(conversationId: string): Promise<string[]> {
    return this.lookup.get(CaseFactsView).servedBy(conversationId);
  }
  override identityOf(conversationId: string): Promise<string | null> {
    return this.lookup.get(CaseFactsView).identityOf(conversationId);
  }
  override async demandReadable(actor: AgentActor | CustomerActor, conversationId: string): Promise<void> {
    await this.lookup.get(ReadableConversations).stateFor(actor, conversationId);
  }
  override quotes(conversationId: string, messageIds: readonly string[]): Promise<CaseQuote[]> {
    return this.lookup.get(CaseFactsView).quotes(conversationId, messageIds);
  }
  override wordsIn(conversationId: string): Promise<string[]> {
    return this.lookup.get(CaseFactsView).wordsIn(conversationId);
  }
  override checkWording(actor: AgentActor, text: string): Promise<void> {
    return this.lookup.get(CheckDrafts).refuseForbidden(actor, text);
  }
  override async say({ conversationId, key, text }: Parameters<Talks['say']>[0]): Promise<boolean> {
    // As customers know who writes: the shop.
    const name = await this.lookup.get(SurveyFactsView).shopName(conversationId);
    const said = await this.lookup.get(SayAutomatically).execute({
      ...{ conversationId, clientMessageId: v5(key, NAMESPACE), content: { kind: 'text', text } },
      ...{ speaker: { kind: 'system', name }, by: CASES.name, alsoClosed: true },
    });
    return said.said;
  }
  override async record(conversationId: string, line: TalkLine): Promise<void> {
    await this.lookup.get(RecordOutside).execute(CASES, { conversationId, ...line });
  }
}

/** cases → customers: whom a case is for. */
export class CustomersForCases extends Customers {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(customerId: string): Promise<{ name: string; tier: Tier; language: Language } | null> {
    const facts = this.lookup.get(SurveyFactsView);
    const known = await facts.customer(customerId);
    if (!known) return null;
    const language = known.language
      ? known.language.toLowerCase().startsWith('zh')
        ? 'zh-CN'
        : 'en'
      : ((await facts.writtenIn(customerId)) ?? 'zh-CN');
    const name = (await this.names([customerId])).get(customerId) ?? '';
    return { name, tier: known.tier, language };
  }
  override names(customerIds: readonly string[]): Promise<Map<string, string>> {
    return this.lookup.get(CustomerNamesView).of(customerIds);
  }
}

/** cases → agents: who sees a case through, and who answers for a team and the shop. */
export class StaffForCases extends Staff {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(agentId: string): Promise<Worker | null> {
    const brief = await this.lookup.get(AgentReader).brief(agentId);
    return brief ? workerOf(brief) : null;
  }
  override async leadsOf(teamId: string | null): Promise<Worker[]> {
    const all = await this.lookup.get(AgentReader).briefs();
    const leads = all.filter(({ active, role }) => active && role === 'supervisor').map(workerOf);
    const ofTeam = leads.filter(({ teamIds }) => teamId !== null && teamIds.includes(teamId));
    return ofTeam.length > 0 ? ofTeam : all.filter(manages).map(workerOf);
  }
  override async managers(): Promise<Worker[]> {
    return (await this.lookup.get(AgentReader).briefs()).filter(manages).map(workerOf);
  }
  override async names(agentIds: readonly string[]): Promise<Map<string, string>> {
    return agentIds.length > 0 ? this.lookup.get(CaseFactsView).agentNames(agentIds) : new Map();
  }
}

type Brief = Awaited<ReturnType<AgentReader['briefs']>>[number];

function manages({ active, role }: Brief): boolean {
  return active && role === 'manager';
}

function workerOf(brief: Brief): Worker {
  const { id, name, active, teamIds } = brief;
  const works = (permissionsOf(brief.role)['case.work'] ?? 'none') !== 'none';
  return { id, name, active, teamIds, manages: manages(brief), works };
}

/** cases → agents: departments that find solutions. */
export class DepartmentsForCases extends Departments {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async idOf(key: string): Promise<string | null> {
    const all = await this.lookup.get(DepartmentReader).all();
    return all.find((one) => one.key === key && !one.archived)?.id ?? null;
  }
  override async isThere(departmentId: string): Promise<boolean> {
    const found = await this.lookup.get(DepartmentReader).find(departmentId);
    return found !== null && !found.archived;
  }
}

/** cases → agents: in which hours they are worked on. */
export class HoursForCases extends BusinessHours {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(subject: { inboxId: string | null; teamId: string | null }): Promise<Calendar | null> {
    const found = await this.lookup.get(CalendarReader).applying({ ...subject, tier: null });
    return found?.calendar ?? null;
  }
}

/** Keeps what is owed in a case with promises. */
export class OwedByPromises extends Owed {
  constructor(private readonly promises: () => OweElsewhere) {
    super();
  }
  override async ensure(because: Actor, { key, dueAt, clock: _, ...owed }: OwedStage): Promise<void> {
    // Whoever opens a case need not have the right to promise by hand.
    await this.promises().ensure(CASES, {
      ...owed,
      ...{ kind: 'case', onceKey: key, due: { at: dueAt }, because },
    });
  }
  override settle(
    key: string,
    how: { at: Date; outcome: string; reached: PromiseReached; by: Actor },
  ): Promise<void> {
    return this.promises().settle(key, how);
  }
  override move(key: string, dueAt: Date | null, why: { reason: string; by: Actor }): Promise<void> {
    return this.promises().move(key, dueAt, why);
  }
  override hand(key: string, ownerId: string | null, why: { reason: string; by: Actor }): Promise<void> {
    return this.promises().hand(key, ownerId, why);
  }
}

/** cases → promises: what is owed in a case. */
export class OwedForCases extends OwedByPromises {
  constructor(lookup: Lookup) {
    super(() => lookup.get(OweElsewhere));
  }
}

/** cases → conversations: files that were uploaded, kept from then on. */
export class FilesForCases extends Files {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(
    actor: AgentActor | CustomerActor,
    attachmentId: string,
  ): Promise<{ name: string; type: string; bytes: number } | null> {
    if (actor.kind === 'customer' && !(await this.isTheirs(actor, attachmentId))) return null;
    const [file] = await this.lookup.get(KeepFiles).execute(actor, { attachmentIds: [attachmentId] });
    return file ? { name: file.name, type: file.contentType, bytes: file.bytes } : null;
  }

  private async isTheirs(actor: CustomerActor, attachmentId: string): Promise<boolean> {
    try {
      await this.lookup.get(ReadAttachment).execute(actor, { attachmentId });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

/** All that cases ask of others. */
export const casePorts = [
  port(Talks, TalksForCases),
  port(Customers, CustomersForCases),
  port(Staff, StaffForCases),
  port(Departments, DepartmentsForCases),
  port(BusinessHours, HoursForCases),
  port(Owed, OwedForCases),
  port(Files, FilesForCases),
];
