import { type CaseKind } from '@yingda/contracts';
import { CASE_LIMITS, type CaseSource, Refusal } from '@yingda/contracts/names';
import { type Actor, type CustomerActor, refOf } from '@yingda/events';
import { CaseAccess } from '../domain/access';
import type { Case, Happened, Moment } from '../domain/case';
import { collect } from '../domain/clocks';
import { alarmIn, risen } from '../domain/levels';
import { type CaseBegin, opened } from '../domain/opening';
import { missingFor, movedTo } from '../domain/stages';
import { acknowledgement } from '../domain/words-to-customers';
import type { Talk } from '../ports';
import type { CaseGround } from './case-ground';

export interface OpenCaseCommand {
  /** Made by who asks; the same opens it once. */
  caseId: string;
  kind: string;
  title?: string | undefined;
  facts?: string | undefined;
  reason?: string | undefined;
  orderNumber?: string | undefined;
  product?: string | undefined;
  batch?: string | undefined;
  form?: Record<string, string> | undefined;
  conversationId?: string | undefined;
  messageIds?: string[] | undefined;
  customerId?: string | undefined;
  /** Files of the customer in person; those that are not theirs or not there any more are left out. */
  attachmentIds?: string[] | undefined;
  ownerId?: string | undefined;
  external?: boolean | undefined;
  confidential?: boolean | undefined;
  /** Whence, where the actor does not say it. */
  source?: CaseSource | undefined;
  /** Nobody is written to: of what is filled in afterwards. */
  silent?: boolean | undefined;
}

/**
 * Opens a case: from messages of a conversation, by the customer in person, by the shop's systems, by a rule or from
 * feedback. It is acknowledged with its number in the conversation, and what is owed in it is owed from that moment on.
 */
export class OpenCase {
  constructor(private readonly ground: CaseGround) {}

  /**
   * @throws Refusal not-permitted, case-kind-not-found, conversation-not-found, not-a-participant, customer-not-found,
   *   agent-not-found
   */
  async execute(actor: Actor, command: OpenCaseCommand): Promise<Case> {
    if (actor.kind === 'agent') CaseAccess.demandAny(actor, 'case.open');
    const { unitOfWork, cases, talks } = this.ground.parts;
    // What customers file apart from a conversation is acknowledged and answered where they wrote last, if they ever did.
    const conversationId =
      command.conversationId ??
      (actor.kind === 'customer' ? ((await talks.lastOf(actor.customerId)) ?? undefined) : undefined);
    if (command.conversationId && (actor.kind === 'agent' || actor.kind === 'customer'))
      await talks.demandReadable(actor, command.conversationId);
    const kind = await this.ground.kind(command.kind);
    if (!kind.active || (actor.kind === 'customer' && !kind.offered))
      throw new Refusal('case-kind-not-found', 'This kind is not in use.', { kind: kind.key });
    return unitOfWork.run(async () => {
      const talk = conversationId ? await talks.hold(conversationId) : null;
      if (conversationId && !talk)
        throw new Refusal('conversation-not-found', 'There is no such conversation.');
      const known = await cases.find(command.caseId);
      if (known) return this.again(actor, known);
      return this.begin(actor, command, { kind, talk });
    });
  }

  private async begin(
    actor: Actor,
    command: OpenCaseCommand,
    { kind, talk }: { kind: CaseKind; talk: Talk | null },
  ): Promise<Case> {
    const { cases } = this.ground.parts;
    const begin = await this.known(actor, command, { kind, talk });
    const moment = await this.ground.moment(
      { time: kind.time, inboxId: begin.inboxId, teamId: begin.teamId },
      actor,
    );
    const happened: Happened[] = [];
    let { after } = collect(happened, opened(begin, kind, moment));
    ({ after } = await this.lifted(after, happened, moment));
    ({ after } = this.classified(actor, after, { kind, happened, moment }));
    // Two at the same moment: the other's is there now.
    if (!(await cases.add(after))) return this.again(actor, (await cases.find(command.caseId))!);
    if (!command.silent && (await this.acknowledge(after, kind)))
      happened.push({ step: 'acknowledged', at: moment.now, byItself: true });
    await this.ground.commit(actor, null, { after, happened });
    if (actor.kind === 'customer') await this.attach(actor, after.id, command.attachmentIds ?? []);
    return after;
  }

  private async attach(actor: CustomerActor, caseId: string, attachmentIds: string[]): Promise<void> {
    const { belongings, clock, files } = this.ground.parts;
    for (const attachmentId of attachmentIds.slice(0, CASE_LIMITS.files)) {
      const file = await files.find(actor, attachmentId);
      const at = clock.now();
      if (file) await belongings.addFile(caseId, { attachmentId, ...file, at, by: refOf(actor) });
    }
  }

  /** Asked for again, it is the one that is there, to whom it belongs. */
  private again(actor: Actor, known: Case): Case {
    const theirs =
      actor.kind === 'customer' ? known.customerId === actor.customerId : CaseAccess.mayRead(actor, known);
    if (!theirs) throw new Refusal('already-exists', 'Another case has this id.');
    return known;
  }

  /** Words of danger, of the press or of an authority lift it at once. */
  private async lifted(one: Case, happened: Happened[], moment: Moment): Promise<{ after: Case }> {
    const { kinds, talks } = this.ground.parts;
    const quotes = one.conversationId ? await talks.quotes(one.conversationId, one.messageIds) : [];
    const text = [one.title, one.facts, one.words ?? '', ...quotes.map((quote) => quote.text)].join('\n');
    const alarm = alarmIn(text, await kinds.words());
    const why = alarm?.why ?? (one.external ? 'outside' : null);
    if (!why) return { after: one };
    const after = { ...one, external: one.external || why === 'outside' };
    if (after.level >= 3) return { after };
    const { after: up } = collect(happened, risen(after, { to: 3, why, reason: alarm?.word ?? '' }, moment));
    // One version for all of its beginning.
    return { after: { ...up, version: one.version } };
  }

  /** What an agent opens is sorted by them already, unless its form asks for more. */
  private classified(
    actor: Actor,
    one: Case,
    { kind, happened, moment }: { kind: CaseKind; happened: Happened[]; moment: Moment },
  ): { after: Case } {
    const move = { to: 'classified' as const, note: '', departmentId: null, solution: null };
    if (actor.kind !== 'agent' || missingFor(one, move, kind).length > 0) return { after: one };
    const { after } = collect(happened, movedTo(one, move, moment));
    return { after: { ...after, version: one.version } };
  }

  private async known(
    actor: Actor,
    command: OpenCaseCommand,
    { kind, talk }: { kind: CaseKind; talk: Talk | null },
  ): Promise<CaseBegin> {
    const { cases, customers, departments, talks } = this.ground.parts;
    const customerId =
      actor.kind === 'customer' ? actor.customerId : (talk?.customerId ?? command.customerId ?? null);
    const customer = customerId ? await customers.find(customerId) : null;
    if (customerId && !customer) throw new Refusal('customer-not-found', 'There is no such customer.');
    const messageIds = (command.messageIds ?? []).slice(0, CASE_LIMITS.messages);
    const quotes = talk ? await talks.quotes(talk.id, messageIds) : [];
    const said = quotes.map(({ text }) => text).filter(Boolean);
    const facts = command.facts?.trim() || said.join('\n');
    const who = await this.owner(actor, command, talk);
    return {
      id: command.caseId,
      number: await cases.nextNumber(),
      source: command.source ?? sourceOf(actor),
      title: command.title?.trim() || titleOf(facts) || (customer?.name ?? kind.name.zh),
      facts: facts.slice(0, CASE_LIMITS.factsCodePoints),
      words: actor.kind === 'customer' ? facts : null,
      reason: command.reason ?? null,
      form: command.form ?? {},
      ...who,
      departmentId: kind.departmentKey ? await departments.idOf(kind.departmentKey) : null,
      customerId,
      tier: customer?.tier ?? null,
      conversationId: talk?.id ?? null,
      conversationNumber: talk?.number ?? null,
      inboxId: talk?.inboxId ?? (actor.kind === 'customer' ? actor.inboxId : null),
      channel: talk?.channel ?? (actor.kind === 'api' ? 'api' : null),
      messageIds: quotes.map(({ messageId }) => messageId),
      servedBy: talk ? await talks.servedBy(talk.id) : [],
      orderNumber: command.orderNumber?.trim() || null,
      product: command.product?.trim() || null,
      batch: command.batch?.trim() || null,
      confidential: command.confidential ?? false,
      external: command.external ?? false,
    };
  }

  /** Who opens it sees it through; what customers and systems open is whose conversation it is, else the lead's. */
  private async owner(
    actor: Actor,
    { ownerId }: OpenCaseCommand,
    talk: Talk | null,
  ): Promise<{ ownerId: string | null; teamId: string | null }> {
    const { staff } = this.ground.parts;
    const wanted = ownerId ?? (actor.kind === 'agent' ? actor.agentId : (talk?.agentId ?? null));
    const found = wanted ? await staff.find(wanted) : null;
    if (ownerId && !found?.active)
      throw new Refusal('agent-not-found', 'There is nobody of this name to see it through.');
    const teamId = talk?.teamId ?? found?.teamIds[0] ?? null;
    if (found?.active) return { ownerId: found.id, teamId };
    const lead = (await staff.leadsOf(teamId))[0] ?? null;
    return { ownerId: lead?.id ?? null, teamId: teamId ?? lead?.teamIds[0] ?? null };
  }

  private async acknowledge(one: Case, kind: CaseKind): Promise<boolean> {
    const { customers, talks } = this.ground.parts;
    if (!one.conversationId || !one.customerId) return false;
    const language = (await customers.find(one.customerId))?.language ?? 'zh-CN';
    const { answerMinutes, resultMinutes } = one;
    const text = acknowledgement(language, {
      ...{ number: one.number, kind: kind.name, answerMinutes, resultMinutes },
      business: one.time === 'business',
      page: await talks.progressPage(one.conversationId),
    });
    return talks.say({ conversationId: one.conversationId, key: `case ${one.id} opened`, text });
  }
}

function sourceOf(actor: Actor): CaseSource {
  if (actor.kind === 'system') return refOf(actor).cause ? 'rule' : 'demo';
  return actor.kind;
}

/** The first words of the facts, cut where a line ends. */
function titleOf(facts: string): string {
  const line = facts.split('\n').find((one) => one.trim() !== '') ?? '';
  const signs = [...line.trim()];
  return signs.length <= 40 ? signs.join('') : `${signs.slice(0, 39).join('')}…`;
}
