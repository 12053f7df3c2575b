import type { ConversationChange, DomainEvent, EventName } from '@yingda/events';
import type { Handlers, Relay } from '@yingda/platform';
import type { Happening } from '../domain/course';
import type { CoursesTable } from '../storage/courses';
import type { PoliciesTable } from '../storage/policies';
import type { KeepClocks } from '../use-cases/keep-clocks';

/** What may begin, end or change a clock. */
const CHANGES = [
  'conversation.opened',
  'conversation.queued',
  'conversation.offered',
  'conversation.assigned',
  'conversation.accepted',
  'conversation.declined',
  'conversation.transferred',
  'conversation.updated',
  'conversation.closed',
  'conversation.reopened',
  'conversation.abandoned',
  'conversation.merged',
  'conversation.unmerged',
  'message.sent',
] as const satisfies readonly EventName[];

/** Keeps clocks in step with conversations, customers' tiers and calendars. */
export class ServiceLevelReactions {
  constructor(
    private readonly keep: KeepClocks,
    private readonly courses: CoursesTable,
    private readonly policies: PoliciesTable,
  ) {}

  register(relay: Relay): void {
    const changes: Handlers = Object.fromEntries(
      CHANGES.map((name) => [name, (event: DomainEvent<(typeof CHANGES)[number]>) => this.changed(event)]),
    );
    // Only our own tables are written, so events of a lane may share a transaction: every message comes by here.
    relay.subscribe(
      'service-levels',
      {
        ...changes,
        'customer.updated': (event) => this.customerUpdated(event),
        'calendar.updated': ({ occurredAt }) => this.policies.change(new Date(occurredAt)),
      },
      { batch: true },
    );
  }

  private async changed({ name, occurredAt, payload }: DomainEvent<(typeof CHANGES)[number]>): Promise<void> {
    const { id, head } = payload.conversation;
    const seen = { position: head.position ?? 0, revision: head.revision };
    await this.keep.happened(id, happeningOf(name, payload, new Date(occurredAt)), seen);
  }

  private async customerUpdated({ occurredAt, payload }: DomainEvent<'customer.updated'>): Promise<void> {
    const { customerId, tier } = payload;
    for (const id of await this.courses.ofCustomer(customerId, tier))
      await this.keep.tierChanged(id, tier, new Date(occurredAt));
  }
}

/** What an event says of a conversation, at the time of what happened. */
export function happeningOf(name: EventName, change: ConversationChange, occurredAt: Date): Happening {
  const { conversation: c, entries } = change;
  const written = (kind: 'customer' | 'agent') =>
    entries
      .filter(({ entry, author }) => entry === 'message' && author.kind === kind)
      // What was copied here is answered or not as its conversation says, and waited for since then.
      .map(({ createdAt, copiedFromId }) => new Date(copiedFromId ? c.waitingSince : createdAt));
  const own = name === 'message.sent' ? entries[0] : undefined;
  return {
    at: own ? new Date(own.createdAt) : occurredAt,
    after: {
      ...{ number: c.number, customerId: c.customerId, inboxId: c.inboxId, channel: c.channel },
      ...{
        teamId: c.teamId,
        agentId: c.agentId,
        subject: c.subject,
        status: c.status,
        waitingFor: c.waitingFor,
      },
      firstResponseAt: c.firstResponseAt ? new Date(c.firstResponseAt) : null,
      waitingSince: new Date(c.waitingSince),
      leftMessage: c.leftMessage,
      merged: c.mergedInto !== null,
    },
    resumes: name === 'conversation.reopened' || name === 'conversation.unmerged',
    customerWroteAt: c.waitingFor === 'us' ? (written('customer').at(-1) ?? null) : null,
    agentWroteAt: name === 'message.sent' ? (written('agent').at(-1) ?? null) : null,
  };
}
