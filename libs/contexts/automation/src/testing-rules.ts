import { type RuleAction, type RuleCondition, type RuleContent } from '@yingda/contracts';
import type { RuleField, RuleOperator, RuleTriggerKind } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { AuditLog, type Clock, Cryptor, type Database, type Jobs, newId } from '@yingda/platform';
import { Outbox, silentLog, Timers, UnitOfWork } from '@yingda/platform';
import { createRules, type Rules } from './create-rules';
import type { Heard } from './domain/heard';
import { type Said, type Say, Speaking } from './ports';
import { type PastHappening, RuleCanned, RuleDeeds, RuleFacts, RuleOutside, RulePast } from './rule-ports';
import { RuleCases, RulePeople, RulePromises, type RuleSheet, RuleSurveys } from './rule-ports';

/** One test of a condition. */
export function ruleTest(
  field: RuleField,
  operator: RuleOperator,
  value?: RuleCondition['value'],
): RuleCondition {
  return { kind: 'test', field, operator, ...(value === undefined ? {} : { value }) };
}

/** A rule for customers' messages, unless it says otherwise. */
export function aRule(
  conditions: RuleCondition[],
  actions: RuleAction[],
  more: Partial<RuleContent> = {},
): RuleContent {
  return {
    ...{ name: 'Spec', enabled: true, teamIds: [], trigger: { kind: 'message.customer' } },
    ...{ conditions: { kind: 'all', conditions }, actions, stopAfter: false, ...more },
  };
}

export const says = (text: string): RuleAction => ({ kind: 'reply', texts: [{ locale: 'en', text }] });

/** Conversations and everybody else around rules, as specs say they are. What is done to them is kept in the database. */
export class RuleNeighbours {
  readonly sheets = new Map<string, RuleSheet>();
  readonly leads = ['0b7e6f2e-0000-4000-8000-0000000000aa'];
  /** Names of deeds that fail, and how. */
  readonly failing = new Map<string, Error>();
  /** Called in the middle of each deed, after it was written. */
  interrupt: ((what: string) => Promise<unknown>) | null = null;
  readonly posted: { url: string; headers: Record<string, string>; body: string }[] = [];
  answers = 200;
  past: PastHappening[] = [];

  constructor(
    readonly database: Database,
    private readonly clock: Clock,
  ) {}

  static async begin(database: Database, clock: Clock): Promise<RuleNeighbours> {
    await database.query(`create table if not exists spec_deeds (
      id bigint generated always as identity, what text not null, conversation_id uuid, once uuid unique)`);
    await database.query('truncate spec_deeds');
    return new RuleNeighbours(database, clock);
  }

  conversation(with_: Partial<RuleSheet> = {}): RuleSheet {
    const now = this.clock.now();
    const sheet: RuleSheet = {
      ...{ conversationId: newId(), number: '100001', customerId: newId(), inboxId: newId(), teamId: null },
      ...{ agentId: null, status: 'queued', language: 'en', customerPosition: 1, customerWroteAt: now },
      ...{ agentPosition: 0, agentWroteAt: null, openedAt: now, statusSince: now, waitingFor: 'us' },
      ...{ facts: {}, values: { 'customer.name': 'Lin', 'inbox.name': 'Shop' }, ...with_ },
    };
    this.sheets.set(sheet.conversationId, sheet);
    return sheet;
  }

  /** What was done, in order. */
  async deeds(conversationId?: string): Promise<string[]> {
    const rows = await this.database.query<{ what: string }>(
      'select what from spec_deeds where $1::uuid is null or conversation_id = $1 order by id',
      [conversationId ?? null],
    );
    return rows.map(({ what }) => what);
  }

  /** Keeps it with the transaction that does it; fails where the spec says so. */
  async did(what: string, conversationId: string | null, once: string | null = null): Promise<boolean> {
    const failure = this.failing.get(what.split(' ')[0]!);
    if (failure) throw failure;
    const rows = await this.database.query(
      'insert into spec_deeds (what, conversation_id, once) values ($1, $2, $3) on conflict (once) do nothing returning id',
      [what, conversationId, once],
    );
    await this.interrupt?.(what);
    return rows.length > 0;
  }
}

class SpeakingHere extends Speaking {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  // As the real one: once by its id, and no more in a turn than it may.
  override async say(command: Say): Promise<Said> {
    const { conversationId, clientMessageId, content, answers = 0, atMost = 1 } = command;
    const { database } = this.around;
    await database.query('select pg_advisory_xact_lock(hashtext($1))', [conversationId]);
    const before = await database.query<{ what: string; once: string }>(
      `select what, once from spec_deeds where conversation_id = $1 and what like 'say ' || $2::text || ' %'`,
      [conversationId, answers],
    );
    if (before.some(({ once }) => once === clientMessageId))
      return { said: true, id: clientMessageId, position: 0, again: true };
    if (before.length >= atMost) return { said: false, why: 'spoken' };
    const text = content.kind === 'text' || content.kind === 'menu' ? content.text : content.kind;
    await this.around.did(`say ${answers} ${text}`, conversationId, clientMessageId);
    return { said: true, id: clientMessageId, position: 0, again: false };
  }
}

class FactsHere extends RuleFacts {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override async sheet(id: string): Promise<RuleSheet | null> {
    return this.around.sheets.get(id) ?? null;
  }
  override async conversationOf(customerId: string): Promise<string | null> {
    return (
      [...this.around.sheets.values()].find((one) => one.customerId === customerId)?.conversationId ?? null
    );
  }
}

class DeedsHere extends RuleDeeds {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override assign = (_: object, to: { conversationId: string; agentId: string }) =>
    this.keep(`assign ${to.agentId}`, to.conversationId);
  override move = (_: object, to: { conversationId: string; teamId: string }) =>
    this.keep(`team ${to.teamId}`, to.conversationId);
  override mark: RuleDeeds['mark'] = (_, { conversationId, tag = [], untag = [], priority = '' }) =>
    this.keep(`mark ${[...tag, ...untag, priority].join(' ').trim()}`, conversationId);
  override close = (_: object, which: { conversationId: string }) => this.keep('close', which.conversationId);
  override note: RuleDeeds['note'] = async (_, { conversationId, noteId, text, tell }) => {
    await this.around.did(`note ${text} (${tell.length})`, conversationId, noteId);
    return { notTold: 0 };
  };
  override setAttribute = (_: object, set: { customerId: string; key: string; value: string }) =>
    this.keep(`attribute ${set.key}=${set.value}`, set.customerId);

  private async keep(what: string, id: string): Promise<void> {
    await this.around.did(what, id);
  }
}

class PeopleHere extends RulePeople {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override async leadsOf(): Promise<string[]> {
    return this.around.leads;
  }
}
class SurveysHere extends RuleSurveys {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override invite: RuleSurveys['invite'] = async (_, { conversationId, occasionId }) => {
    await this.around.did('survey', conversationId, occasionId);
    return { asked: true, why: null };
  };
}
class PromisesHere extends RulePromises {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override make: RulePromises['make'] = async (_, { conversationId, promiseId, text, dueAt }) =>
    void (await this.around.did(`promise ${text} ${dueAt.toISOString()}`, conversationId, promiseId));
}
class CasesHere extends RuleCases {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  // As the real one: another open one of the kind is enough for the conversation.
  override open: RuleCases['open'] = async (_, { conversationId, caseId, kind, title, position }) => {
    const what = `case ${kind}`;
    const open = (await this.around.deeds(conversationId)).some((deed) => deed.startsWith(`${what} `));
    if (open) return { opened: false, id: conversationId, number: 'C1' };
    await this.around.did(`${what} ${title ?? 'as written'} ${position ?? 'last'}`, conversationId, caseId);
    return { opened: true, id: caseId, number: 'C1' };
  };
}
class CannedHere extends RuleCanned {
  override async text(): Promise<string | null> {
    return 'Canned for {{customer.name|you}}';
  }
}
class OutsideHere extends RuleOutside {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override async post(call: { url: string; headers: Record<string, string>; body: string }): Promise<number> {
    this.around.posted.push(call);
    if (this.around.answers === 0) throw new Error('connection refused');
    return this.around.answers;
  }
}
class PastHere extends RulePast {
  constructor(private readonly around: RuleNeighbours) {
    super();
  }
  override async happenings({ limit }: { limit: number }): Promise<PastHappening[]> {
    return this.around.past.slice(0, limit);
  }
}

/** One process with rules; several of them on one database are a cluster. */
export class RuleNode {
  readonly rules: Rules;
  readonly timers: Timers;
  /** Jobs that were handed over; run by the spec. */
  readonly sent: { id: string }[] = [];

  constructor(
    private readonly around: RuleNeighbours,
    private readonly clock: Clock,
  ) {
    const { database } = around;
    const unitOfWork = new UnitOfWork(database);
    this.timers = new Timers(database, unitOfWork, clock);
    const jobs = { send: async (_: string, data: { id: string }) => void this.sent.push(data) };
    const cryptor = new Cryptor('a-secret-key-for-specs-only-0123456789');
    this.rules = createRules({
      ...{ database, unitOfWork, clock, timers: this.timers, cryptor, log: silentLog },
      ...{ outbox: new Outbox(database, clock), audit: new AuditLog(database, clock) },
      jobs: jobs as unknown as Jobs,
      speaking: new SpeakingHere(around),
      facts: new FactsHere(around),
      deeds: new DeedsHere(around),
      people: new PeopleHere(around),
      surveys: new SurveysHere(around),
      promises: new PromisesHere(around),
      cases: new CasesHere(around),
      canned: new CannedHere(),
      outside: new OutsideHere(around),
      past: new PastHere(around),
    });
  }

  /** A customer's message, as whoever hears of it asks rules. */
  hears(sheet: RuleSheet, text: string, with_: Partial<Heard> = {}): Promise<boolean> {
    const { conversationId, customerId, inboxId, teamId, agentId, status, customerPosition } = sheet;
    return this.rules.responder.answer({
      ...{ eventId: newId(), conversationId, messageId: newId(), position: customerPosition },
      ...{ content: { kind: 'text', text }, text, inboxId, channel: 'web', customerId, identityId: newId() },
      ...{ teamId, agentId, status, at: this.clock.now(), ...with_ },
    });
  }

  /** Something else that happened in a conversation. */
  happens(sheet: RuleSheet, trigger: RuleTriggerKind, eventId: string = newId()) {
    const { conversationId, customerId } = sheet;
    const nothing = { facts: {}, position: null, cause: undefined, at: this.clock.now() };
    return this.rules.ask.execute({ eventId, trigger, conversationId, customerId, ...nothing });
  }

  /** Everything that is to be done now. */
  works(): Promise<void> {
    return this.rules.runner.runDue();
  }
}

export const refusedDeed = new Refusal('agent-not-available', 'She has gone home.');
