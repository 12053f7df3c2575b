import { textOfContent } from '../../domain/rules/text-of';
import type { RuleTriggerKind } from '@yingda/contracts/names';
import type {
  CaseChange,
  ConversationChange,
  DomainEvent,
  DomainEventMap,
  EventName,
  RuleCause,
} from '@yingda/events';
import type { Handlers, Relay } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type { Facts } from '../../domain/rules/facts';
import { statusSince } from '../../domain/rules/times';
import type { AskRules } from '../../use-cases/rules/ask-rules';
import { messageFacts } from '../../use-cases/rules/rules-responder';
import type { WatchTimes } from '../../use-cases/rules/watch-times';

/** Events of conversations that rules are made for. */
const CHANGES = [
  'conversation.opened',
  'conversation.queued',
  'conversation.assigned',
  'conversation.transferred',
  'conversation.escalated',
  'conversation.closed',
  'conversation.reopened',
  'conversation.abandoned',
] as const satisfies readonly (EventName & RuleTriggerKind)[];
/** Of these only the times are of interest. */
const TIMES = [
  'conversation.offered',
  'conversation.accepted',
  'conversation.declined',
  'conversation.unmerged',
] as const;

type Happened<N extends EventName> = DomainEvent<N>;

/** All that sets rules going but customers' messages, which `RulesResponder` hears of in its turn. */
export class RuleReactions {
  constructor(
    private readonly ask: AskRules,
    private readonly times: WatchTimes,
  ) {}

  register(relay: Relay): void {
    this.times.register();
    const changes: Handlers = Object.fromEntries(
      CHANGES.map((name) => [name, (event: Happened<(typeof CHANGES)[number]>) => this.changed(event)]),
    );
    const times: Handlers = Object.fromEntries(
      TIMES.map((name) => [name, ({ payload }: Happened<(typeof TIMES)[number]>) => this.expect(payload)]),
    );
    relay.subscribe('rules', {
      ...changes,
      ...times,
      'message.sent': (event) => this.said(event),
      'customer.updated': (event) => this.customerUpdated(event),
      'customer.blocked': (event) => this.ofCustomer(event, 'customer.blocked', event.payload.customerId),
      'survey.answered': (event) => this.ofSurvey(event, 'survey.answered'),
      'survey.expired': async (event) => {
        if (!event.payload.answered) await this.ofSurvey(event, 'survey.unanswered');
      },
      'service-level.warned': (event) => this.late(event),
      'service-level.breached': (event) => this.late(event),
      'case.opened': (event) => this.ofCase(event),
      'case.closed': (event) => this.ofCase(event),
      'case.reopened': (event) => this.ofCase(event),
    });
  }

  private async changed(event: Happened<(typeof CHANGES)[number]>): Promise<void> {
    const { name, payload } = event;
    await this.expect(payload);
    if ('takenBack' in payload && payload.takenBack) return;
    await this.hear(event, name, { ...ofChange(payload), ...ofEvent(payload) });
  }

  private async said(event: Happened<'message.sent'>): Promise<void> {
    const { payload } = event;
    const own = payload.entries.find(({ entry }) => entry === 'message');
    if (!own || own.copiedFromId) return;
    if (own.author.kind !== 'customer' && own.author.kind !== 'agent') return;
    await this.expect(payload);
    if (own.author.kind === 'customer') return;
    const facts = { ...ofChange(payload), ...messageFacts(own.content, textOfContent(own.content)) };
    await this.hear(event, 'message.agent', { ...facts, 'event.by': payload.by.kind });
  }

  private async hear(
    { id: eventId, occurredAt, payload }: { id: string; occurredAt: string; payload: ConversationChange },
    trigger: RuleTriggerKind,
    facts: Facts,
  ): Promise<void> {
    const { id: conversationId, customerId } = payload.conversation;
    const cause: RuleCause | undefined = payload.by.cause;
    const what = { eventId, trigger, at: new Date(occurredAt), facts, position: null, cause };
    await this.ask.execute({ ...what, conversationId, customerId });
  }

  private async expect(change: ConversationChange): Promise<void> {
    const { conversation: c, entries } = change;
    const date = (at: string | null) => (at === null ? null : new Date(at));
    const wrote = (kind: string) => {
      const last = entries.filter(({ entry, author }) => entry === 'message' && author.kind === kind).at(-1);
      return last ? new Date(last.createdAt) : null;
    };
    const times = {
      ...{ openedAt: new Date(c.openedAt), queuedAt: date(c.queuedAt), assignedAt: date(c.assignedAt) },
      ...{ acceptedAt: date(c.acceptedAt), closedAt: date(c.closedAt) },
    };
    const { id, status, waitingFor } = c;
    const since = {
      status,
      waitingFor,
      openedAt: times.openedAt,
      statusSince: statusSince({ status, ...times }),
    };
    const written = { customerWroteAt: wrote('customer'), agentWroteAt: wrote('agent') };
    await this.times.expect(id, { ...since, ...written }, ofChange(change));
  }

  private async customerUpdated(event: Happened<'customer.updated'>): Promise<void> {
    const { customerId, tier, tierBefore } = event.payload;
    await this.ofCustomer(event, 'customer.updated', customerId);
    if (!tierBefore || tierBefore === tier) return;
    // An id of its own: the same event is heard as two things.
    const id = uuidV5('tier-changed', event.id);
    await this.ofCustomer({ ...event, id }, 'customer.tier-changed', customerId);
  }

  private async ofCustomer(
    { id: eventId, occurredAt }: { id: string; occurredAt: string },
    trigger: RuleTriggerKind,
    customerId: string,
  ): Promise<void> {
    const nothing = { facts: {}, position: null, cause: undefined, conversationId: null };
    await this.ask.execute({ eventId, trigger, at: new Date(occurredAt), customerId, ...nothing });
  }

  // Whose answers an anonymous survey has is not told to rules either: their log would tell everybody.
  private async ofSurvey(
    { id: eventId, occurredAt, payload }: Happened<'survey.answered' | 'survey.expired'>,
    trigger: RuleTriggerKind,
  ): Promise<void> {
    const { anonymous, conversationId, customerId, formId } = payload;
    const facts = { 'survey.form': formId, 'survey.score': 'rating' in payload ? payload.rating : null };
    const whose = anonymous ? { conversationId: null, customerId: null } : { conversationId, customerId };
    const what = { eventId, trigger, at: new Date(occurredAt), facts, position: null, cause: undefined };
    await this.ask.execute({ ...what, ...whose });
  }

  private async late({
    id: eventId,
    name: trigger,
    occurredAt,
    payload,
  }: Happened<'service-level.warned' | 'service-level.breached'>): Promise<void> {
    const { conversationId, customerId, kind, policyId } = payload;
    const facts = { 'serviceLevel.kind': kind, 'serviceLevel.policy': policyId };
    const what = { eventId, trigger, at: new Date(occurredAt), facts, position: null, cause: undefined };
    await this.ask.execute({ ...what, conversationId, customerId });
  }

  private async ofCase({
    id: eventId,
    name: trigger,
    payload,
  }: Happened<'case.opened' | 'case.closed' | 'case.reopened'>): Promise<void> {
    const { conversationId, customerId } = payload.case;
    // When it was so, not when it was heard of: the past that a demo fills in is over.
    const what = { eventId, trigger, at: new Date(payload.at), facts: caseFacts(payload), position: null };
    await this.ask.execute({ ...what, cause: payload.by.cause, conversationId, customerId });
  }
}

function caseFacts({ case: one, by }: CaseChange): Facts {
  return {
    'case.kind': one.kind,
    'case.category': one.category,
    'case.level': one.level,
    ...(one.closedAs ? { 'case.closedAs': one.closedAs } : {}),
    'event.by': by.kind,
  };
}

/** What a changed conversation says of itself. */
function ofChange({ conversation: c }: ConversationChange): Facts {
  return {
    'conversation.status': c.status,
    'conversation.channel': c.channel,
    'conversation.inbox': c.inboxId,
    'conversation.team': c.teamId,
    'conversation.agent': c.agentId,
    'conversation.escalationLevel': c.escalationLevel,
  };
}

function ofEvent(payload: DomainEventMap[(typeof CHANGES)[number]]): Facts {
  return {
    'event.by': payload.by.kind,
    ...('how' in payload ? { 'event.how': payload.how } : {}),
    ...('endedBy' in payload ? { 'event.endedBy': payload.endedBy } : {}),
    ...('reason' in payload ? { 'event.reason': payload.reason } : {}),
  };
}
