import { type ConversationState } from '@yingda/contracts';
import type { Tier } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import type { ConversationChange, DomainEvent, EventName } from '@yingda/events';
import {
  AuditLog,
  type Calendar,
  type Clock,
  type Database,
  newId,
  Outbox,
  type Relay,
  silentLog,
  UnitOfWork,
} from '@yingda/platform';
import { createServiceLevels, type ServiceLevels } from './create-service-levels';
import {
  type Background,
  BusinessHours,
  type CalendarInForce,
  ClockScreens,
  type ClockShown,
  ConversationFacts,
  Measures,
  type Standing,
  TeamLeads,
} from './ports';

type Handled = (event: DomainEvent) => Promise<void>;

/** The neighbours of this context, as specs say they are. */
export class Neighbours {
  calendar: Calendar | null = null;
  readonly background = new Map<string, Background>();
  readonly standings = new Map<string, Standing>();
  readonly leads = new Map<string, string[]>();
  readonly done: string[] = [];
  readonly shown: ClockShown[] = [];
  /** Names of measures that fail, and how. */
  readonly failing = new Map<string, Error>();

  readonly ports = {
    hours: new HoursHere(this),
    facts: new FactsHere(this),
    leads: new LeadsHere(this),
    measures: new MeasuresHere(this),
    screens: new ScreensHere(this),
  };
}

class HoursHere extends BusinessHours {
  constructor(private readonly of_: Neighbours) {
    super();
  }
  override async of(): Promise<CalendarInForce | null> {
    const { calendar } = this.of_;
    return calendar && { calendarId: newId(), name: 'Hours', calendar };
  }
}
class FactsHere extends ConversationFacts {
  constructor(private readonly of: Neighbours) {
    super();
  }
  override async background(id: string): Promise<Background | null> {
    return this.of.background.get(id) ?? null;
  }
  override async standings(): Promise<Map<string, Standing>> {
    return this.of.standings;
  }
}
class LeadsHere extends TeamLeads {
  constructor(private readonly neighbours: Neighbours) {
    super();
  }
  override async of(teamId: string): Promise<string[]> {
    return this.neighbours.leads.get(teamId) ?? [];
  }
}
class MeasuresHere extends Measures {
  constructor(private readonly of: Neighbours) {
    super();
  }
  override record = (id: string) => this.note('record', id);
  override raisePriority = (id: string) => this.note('raise-priority', id);
  override reassign = (id: string) => this.note('reassign', id);
  override escalate = (id: string) => this.note('escalate', id);
  private async note(name: string, id: string): Promise<void> {
    const failure = this.of.failing.get(name);
    if (failure) throw failure;
    this.of.done.push(`${name} ${id}`);
  }
}
class ScreensHere extends ClockScreens {
  constructor(private readonly of: Neighbours) {
    super();
  }
  override show(changed: readonly ClockShown[]): void {
    this.of.shown.push(...changed);
  }
}

/** One process with this context, and conversations that are only told of. */
export class StandInNode {
  readonly levels: ServiceLevels;
  private readonly unitOfWork: UnitOfWork;
  private readonly handlers = new Map<string, Handled>();

  constructor(
    database: Database,
    private readonly clock: Clock,
    readonly neighbours: Neighbours,
  ) {
    this.unitOfWork = new UnitOfWork(database);
    const outbox = new Outbox(database, clock);
    const own = { database, unitOfWork: this.unitOfWork, clock, outbox };
    this.levels = createServiceLevels({
      ...own,
      audit: new AuditLog(database, clock),
      log: silentLog,
      ...neighbours.ports,
    });
    const hear = (_: string, handlers: object) => {
      for (const [name, handler] of Object.entries(handlers)) this.handlers.set(name, handler as Handled);
    };
    this.levels.reactions.register({ subscribe: hear } as unknown as Relay);
  }

  /** An event as the relay brings it; `at`: when it happened. */
  async hear(name: EventName, payload: object, at: Date = this.clock.now()): Promise<void> {
    const event = { id: newId(), name, aggregateId: newId(), occurredAt: at.toISOString(), payload };
    await this.unitOfWork.run(() => this.handlers.get(name)!(event as DomainEvent));
  }
}

/** A conversation that something happens to, told to a node as events. */
export class ToldConversation {
  readonly id = newId();
  state: ConversationState;

  constructor(
    private readonly node: StandInNode,
    private readonly clock: Clock,
    first: Partial<ConversationState> & { tier?: Tier } = {},
  ) {
    const at = clock.now().toISOString();
    const { tier = 'standard', ...set } = first;
    node.neighbours.background.set(this.id, { tier, topicId: null });
    this.state = {
      ...{
        id: this.id,
        number: '100001',
        channel: 'web',
        inboxId: newId(),
        customerId: newId(),
        identityId: newId(),
      },
      ...{
        teamId: newId(),
        agentId: null,
        status: 'queued',
        waitingFor: 'us',
        waitingSince: at,
        escalationLevel: 1,
      },
      ...{
        openedAt: at,
        queuedAt: at,
        assignedAt: null,
        acceptedAt: null,
        firstResponseAt: null,
        closedAt: null,
      },
      ...{ endedBy: null, wrapUpDue: false, disposition: null, rating: null, lastMessage: null, unread: 0 },
      ...{ marks: { customerDelivered: 0, customerRead: 0, agentRead: 0 }, leftMessage: false },
      ...{
        head: { conversationId: this.id, sequence: 0, revision: 0, position: 0 },
        mergedInto: null,
        subject: null,
      },
      ...set,
    };
  }

  queued = () => this.tell('conversation.queued', { status: 'queued', agentId: null });
  assigned = (agentId: string) => this.tell('conversation.assigned', { status: 'assigned', agentId });
  closed = () =>
    this.tell('conversation.closed', { status: 'closed', closedAt: this.clock.now().toISOString() });

  /** Somebody wrote; `heard: false`: it is committed, and has not come here yet. Gives what tells of it. */
  async wrote(author: 'customer' | 'agent', how = { heard: true }): Promise<() => Promise<void>> {
    const at = this.clock.now();
    const waitingFor = author === 'customer' ? ('us' as const) : ('customer' as const);
    const turns = waitingFor !== this.state.waitingFor;
    const first =
      author === 'agent' ? (this.state.firstResponseAt ?? at.toISOString()) : this.state.firstResponseAt;
    const change = this.change(
      {
        ...{ waitingFor, firstResponseAt: first },
        ...(turns ? { waitingSince: at.toISOString() } : {}),
        ...(author === 'agent' ? { status: 'active' } : {}),
      },
      author,
    );
    const tell = () => this.node.hear('message.sent', change, at);
    if (how.heard) await tell();
    return tell;
  }

  async tell(name: EventName, set: Partial<ConversationState>): Promise<void> {
    await this.node.hear(name, this.change(set, null));
  }

  private change(set: Partial<ConversationState>, author: 'customer' | 'agent' | null): ConversationChange {
    const { position = 0, revision, sequence } = this.state.head;
    const head = { conversationId: this.id, sequence, revision: revision + 1, position: position + 1 };
    this.state = { ...this.state, ...set, head };
    const { status, waitingFor, firstResponseAt } = this.state;
    this.node.neighbours.standings.set(this.id, { status, waitingFor, answered: firstResponseAt !== null });
    const entry = {
      ...{ id: newId(), conversationId: this.id, position: position + 1, sequence: null, entry: 'message' },
      ...{
        author: { kind: author, name: '' },
        content: { kind: 'text', text: '' },
        createdAt: this.clock.now().toISOString(),
      },
    };
    const by = { kind: 'system', id: null, name: 'spec' };
    return { conversation: this.state, entries: author ? [entry] : [], by } as unknown as ConversationChange;
  }
}

/** A refusal as another context gives it. */
export const refused = new Refusal('not-permitted', 'It is at the highest level already.');
