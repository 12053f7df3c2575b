import type { Content } from '@yingda/contracts';
import type { Acknowledgement } from '@yingda/contracts/names';
import { Failure } from '@yingda/realtime-client';
import type { Client, Evidence, Heard, Writing } from '../judge/evidence';
import type { EventLog } from './event-log';
import { readFrame, type Frame } from './frames';
import { textsIn, wordsIn } from './words';

interface Sent {
  name: string;
  payload: Record<string, unknown>;
  at: number;
}
/** As much of an entry of either audience as is recorded. */
interface Entry {
  id: string;
  conversationId: string;
  sequence?: number | null;
  position?: number;
  entry?: string;
  content: Content;
}
type Answered = { id: string; sequence: number | null; createdAt: string };

/** Sits beside the clients and writes down what crosses their lines; gives it to the judge in the end. */
export class Recorder {
  readonly evidence: Evidence = {
    until: Infinity,
    clients: [],
    writings: [],
    answers: [],
    changes: [],
    heard: [],
    overheard: [],
    screens: [],
    unsent: [],
    mishaps: [],
  };
  /** Answers by what was asked and how it ended: "message.send ok", "message.send conversation-closed". */
  readonly answered = new Map<string, number>();
  connections = 0;
  private readonly heardOf = new Map<string, Heard>();
  private readonly overheard = new Set<string>();
  private order = 0;
  private readonly writings = new Map<string, Writing>();

  constructor(readonly log: EventLog) {}

  /** A number that grows with everything written. */
  nextOrder(): number {
    return (this.order += 1);
  }

  join(client: Client): void {
    this.evidence.clients.push(client);
  }

  wrote(writing: Writing): void {
    this.writings.set(writing.clientMessageId, writing);
    this.evidence.writings.push(writing);
    this.log.write(writing.client, `writes ${writing.entry} ${writing.clientMessageId}`);
  }

  writing(clientMessageId: string): Writing | undefined {
    return this.writings.get(clientMessageId);
  }

  mishap(client: string, conversationId: string, says: string): void {
    this.evidence.mishaps.push({ client, conversationId, at: this.log.now, says });
    this.log.write(client, `MISHAP ${conversationId} ${says}`);
  }

  /** Begins to listen on one websocket of a client. */
  tap(client: Client): { sent(text: string): void; received(text: string): void; closed(): void } {
    const waiting = new Map<number, Sent>();
    return {
      sent: (text) => {
        const frame = readFrame(text);
        if (frame.kind !== 'command') return;
        waiting.set(frame.id, { name: frame.name, payload: frame.payload, at: this.log.now });
        this.log.write(client.name, `> ${frame.name} ${brief(frame.payload)}`);
      },
      received: (text) => {
        if (client.audience === 'customer') this.overhear(client, text);
        this.received(client, readFrame(text), waiting);
      },
      closed: () => this.log.write(client.name, 'line closed'),
    };
  }

  private received(client: Client, frame: Frame, waiting: Map<number, Sent>): void {
    if (frame.kind === 'connected') {
      this.connections += 1;
      this.log.write(client.name, 'connected');
    } else if (frame.kind === 'refused') this.log.write(client.name, `not admitted: ${frame.code}`);
    else if (frame.kind === 'event') this.event(client, frame.name, frame.payload);
    else if (frame.kind === 'answer') {
      const sent = waiting.get(frame.id);
      waiting.delete(frame.id);
      if (sent) this.answer(client, sent, frame.answer as Acknowledgement<unknown>);
    }
  }

  private answer(client: Client, sent: Sent, answer: Acknowledgement<unknown>): void {
    const how = answer.ok ? 'ok' : answer.error.code;
    const key = `${sent.name} ${how}`;
    this.answered.set(key, (this.answered.get(key) ?? 0) + 1);
    const tookMs = this.log.now - sent.at;
    if (!answer.ok) {
      this.log.write(
        client.name,
        `< ${sent.name} ${brief(sent.payload)} refused ${how}: ${answer.error.message}`,
      );
      const { clientMessageId } = sent.payload as { clientMessageId?: string };
      const final = !Failure.from(answer.error).retriable;
      const writing = final && clientMessageId && this.writings.get(clientMessageId);
      if (writing) writing.refused = true;
      return;
    }
    const data = answer.data as Record<string, unknown>;
    const { conversationId, clientMessageId } = sent.payload as Record<string, string>;
    if (sent.name === 'message.send' || sent.name === 'note.add') {
      const { id, sequence, createdAt } = data as unknown as Answered;
      this.evidence.answers.push({
        ...{ client: client.name, at: this.log.now, tookMs, id, sequence, createdAt },
        conversationId: conversationId as string,
        clientMessageId: clientMessageId as string,
      });
      this.log.write(
        client.name,
        `< ${sent.name} ${clientMessageId} ${conversationId} is ${id} sequence ${sequence}`,
      );
    } else if (sent.name === 'conversation.catch-up') {
      const { entries, changed, head, hasMore } = data as {
        entries: Entry[];
        changed: Entry[];
        head: object;
        hasMore: boolean;
      };
      for (const entry of [...entries, ...changed]) this.heard(client, entry);
      this.log.write(
        client.name,
        `< caught up ${brief(sent.payload)} +${entries.length} ~${changed.length} ${brief(head)} ${hasMore ? 'more' : ''}`,
      );
    } else this.log.write(client.name, `< ${sent.name} ${conversationId ?? ''} ok`);
  }

  private event(client: Client, name: string, payload: unknown): void {
    if (name === 'message.sent' || name === 'message.updated') {
      const { message, revision } = payload as { message: Entry; revision?: number };
      this.heard(client, message);
      const number = message.position ?? message.sequence;
      this.log.write(
        client.name,
        `hears ${name} ${message.conversationId} ${number} ${message.id}${revision === undefined ? '' : ` revision ${revision}`} ${wordsIn(message.content).slice(0, 50)}`,
      );
    } else if (name === 'conversation.updated') {
      const { id, status, agentId, head } = (payload as { conversation: Record<string, unknown> })
        .conversation;
      this.log.write(client.name, `hears ${name} ${id} ${status} ${agentId ?? ''} ${brief(head as object)}`);
    } else this.log.write(client.name, `hears ${name} ${brief(payload as object)}`);
  }

  private heard(client: Client, entry: Entry): void {
    const key = `${client.name} ${entry.conversationId}`;
    let heard = this.heardOf.get(key);
    if (!heard) {
      heard = {
        client: client.name,
        conversationId: entry.conversationId,
        entries: new Map(),
        hidden: new Set(),
      };
      this.heardOf.set(key, heard);
      this.evidence.heard.push(heard);
    }
    const customer = client.audience === 'customer';
    const order = customer ? entry.sequence : entry.position;
    // What only staff have fields for is not for customers, whatever it says.
    if (customer && (order == null || entry.position !== undefined || entry.entry !== undefined))
      heard.hidden.add(entry.id);
    const known = heard.entries.get(entry.id);
    if (!known) heard.entries.set(entry.id, { order: order ?? 0, at: this.log.now });
    else if (known.order !== order)
      this.mishap(
        client.name,
        entry.conversationId,
        `entry ${entry.id} was ${known.order} and is told as ${order}`,
      );
  }

  private overhear(client: Client, text: string): void {
    for (const { clientMessageId, note } of textsIn(text)) {
      const key = `${client.name} ${clientMessageId}`;
      if (this.overheard.has(key)) continue;
      this.overheard.add(key);
      this.evidence.overheard.push({ client: client.name, clientMessageId, note });
    }
  }
}

/** A payload in a few words: ids and numbers, no texts. */
function brief(payload: object | undefined): string {
  return Object.entries(payload ?? {})
    .filter(
      ([key, value]) =>
        key !== 'token' &&
        (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'),
    )
    .map(([key, value]) =>
      key === 'conversationId' || key === 'clientMessageId' ? value : `${key}=${String(value).slice(0, 40)}`,
    )
    .join(' ');
}
