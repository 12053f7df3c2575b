import type { ConversationChange, DomainEvent } from '@yingda/events';
import type { Relay, Timers } from '@yingda/platform';
import type { Heard, Responder } from '../../domain/heard';
import { heardIn } from '../../domain/replies/heard-in';
import type { ReplyLog } from '../../storage/replies/reply-log';
import type { Occasions } from '../../use-cases/replies/occasions';

const ENTERED = 'auto-reply.entered';
const WAITS = 'auto-reply.waits';
const SILENCE = 'auto-reply.silence';
/** Whoever opens a chat and writes at once is answered and not welcomed. */
const ENTERED_MS = 2_000;
/** Who is served meanwhile does not wait. */
const WAITS_MS = 2_000;

/**
 * The one who hears what customers write, and asks the shop's machines in turn; the first that answers ends it. Where none
 * does, it is an occasion. Everything of one conversation comes in order, and takes effect once.
 */
export class AnswerMessages {
  constructor(
    private readonly occasions: Occasions,
    private readonly log: ReplyLog,
    private readonly timers: Timers,
  ) {}

  /** Before the relay and the timers start. */
  register(relay: Relay, responders: readonly Responder[]): void {
    relay.subscribe('automation', {
      'message.sent': (event) => this.heard(event, responders),
      'conversation.opened': (event) => this.opened(event),
      'conversation.queued': (event) => this.queued(event),
      'conversation.closed': ({ id, occurredAt, payload }) =>
        this.occasions.closed(payload.conversation, { id, at: new Date(occurredAt) }),
    });
    this.timers.on<{ conversationId: string }>(ENTERED, ({ conversationId }) =>
      this.occasions.entered(conversationId),
    );
    this.timers.on<{ conversationId: string; eventId: string }>(WAITS, ({ conversationId, eventId }) =>
      this.occasions.waitsAgain(conversationId, eventId),
    );
    this.timers.on<Silence>(SILENCE, (silence, dueAt) => this.silent(silence, dueAt));
  }

  /** After the start: dictionaries take a second to load, and the first customer is not to wait for them. */
  async warm(): Promise<void> {
    await this.occasions.warm();
  }

  private async heard(event: DomainEvent<'message.sent'>, responders: readonly Responder[]): Promise<void> {
    const heard = heardIn(event);
    if (!heard) return;
    await this.answer(heard, responders);
    await this.watch(event.payload, heard);
  }

  private async answer(heard: Heard, responders: readonly Responder[]): Promise<void> {
    for (const responder of responders) if (await responder.answer(heard)) return;
    await this.occasions.unanswered(heard);
  }

  // From when they began to wait: who writes again and again is not put off again and again.
  private async watch({ conversation }: ConversationChange, { inboxId, at }: Heard): Promise<void> {
    const reply = await this.occasions.has('no-reply-yet', inboxId, at);
    if (!reply || conversation.waitingFor !== 'us') return;
    const since = new Date(conversation.waitingSince);
    const said = (await this.log.said(conversation.id, since)).filter(
      ({ kind }) => kind === 'no-reply-yet',
    ).length;
    if (said >= reply.repeats!) return;
    await this.setSilence(
      { conversationId: conversation.id, inboxId, since: since.toISOString(), nth: said + 1 },
      reply,
    );
  }

  private async silent(silence: Silence, dueAt: Date): Promise<void> {
    if (!(await this.occasions.silence(silence.conversationId, silence.nth))) return;
    const next = { ...silence, nth: silence.nth + 1 };
    const reply = await this.occasions.has('no-reply-yet', silence.inboxId, dueAt);
    if (reply) await this.setSilence(next, reply);
  }

  private async setSilence(
    silence: Silence,
    { afterSeconds }: { afterSeconds: number | null },
  ): Promise<void> {
    const due = new Date(Date.parse(silence.since) + afterSeconds! * 1_000 * silence.nth);
    await this.timers.set(SILENCE, silence.conversationId, due, silence);
  }

  private async opened({ occurredAt, payload }: DomainEvent<'conversation.opened'>): Promise<void> {
    const { id: conversationId, inboxId } = payload.conversation;
    if (!(await this.occasions.has('welcome', inboxId, new Date(occurredAt)))) return;
    const due = new Date(Date.parse(occurredAt) + ENTERED_MS);
    await this.timers.set(ENTERED, conversationId, due, { conversationId });
  }

  private async queued({ id, occurredAt, payload }: DomainEvent<'conversation.queued'>): Promise<void> {
    const { id: conversationId, inboxId } = payload.conversation;
    if (payload.reason === 'opened' || !(await this.occasions.has('queue', inboxId, new Date(occurredAt))))
      return;
    const due = new Date(Date.parse(occurredAt) + WAITS_MS);
    await this.timers.set(WAITS, conversationId, due, { conversationId, eventId: id });
  }
}

/** How long somebody has waited without an answer, and how often they were told. */
interface Silence {
  conversationId: string;
  inboxId: string;
  since: string;
  nth: number;
}
