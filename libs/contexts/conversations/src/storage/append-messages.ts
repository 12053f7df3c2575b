import { ConversationState, type StaffEntry } from '@yingda/contracts';
import type { AuthorKind } from '@yingda/contracts/names';
import type { ActorRef, DomainEvent } from '@yingda/events';
import { laneOf } from '@yingda/platform';
import type { Statement } from '@yingda/platform';
import { plainArray, textArray } from './array-text';
import { APPEND_MANY, APPEND_ONE, type AppendedRow } from './append-sql';

/** A message ready to be appended, everything but its numbers. */
export interface Appendix {
  conversationId: string;
  authorKind: AuthorKind;
  authorId: string | null;
  /** The identity it came from; the conversation's own when null. */
  identityId: string | null;
  excerpt: string;
  createdAt: Date;
  /** Without position and sequence. */
  entry: Omit<StaffEntry, 'position' | 'sequence'> & { clientMessageId: string };
  by: ActorRef;
  eventId: string;
  /** The request it came with; for logs and traces. */
  requestId: string | null;
}

/** Where a message ended up. */
export interface Appended {
  id: string;
  sequence: number;
  createdAt: Date;
  /** What is to be announced; null when this message was stored before. */
  event: DomainEvent<'message.sent'> | null;
}

/** The connection's part in it; `WriterConnection` and a unit of work's connection both fit. */
export interface Writer {
  queryArrays<Row extends unknown[]>(statement: Statement, values: unknown[]): Promise<Row[]>;
}

/**
 * Appends messages in one statement and transaction, at most one of each conversation. Gives null for what the guard
 * left out: conversations that are closed, merged, not there, or not the sender's; also for a further message of a
 * conversation. `fannedOut` are outbox ids to be marked along.
 */
export async function appendMessages(
  writer: Writer,
  messages: Appendix[],
  fannedOut: { ids: string[]; at: Date },
): Promise<(Appended | null)[]> {
  const rows = await writer.queryArrays<AppendedRow>(messages.length === 1 ? APPEND_ONE : APPEND_MANY, [
    ...(messages.length === 1 ? valuesOf(messages[0]!) : arraysOf(messages)),
    plainArray(fannedOut.ids),
    fannedOut.at.toISOString(),
  ]);
  const results: (Appended | null)[] = messages.map(() => null);
  for (const row of rows) {
    const message = messages[row[0] - 1]!;
    results[row[0] - 1] = row[2] === null ? known(row, message) : appended(row, message);
  }
  return results;
}

function appended(row: AppendedRow, message: Appendix): Appended {
  const [, sequence, position, firstResponse, state] = row;
  const entry: StaffEntry = { ...message.entry, position: position!, sequence };
  return {
    id: message.entry.id,
    sequence: sequence!,
    createdAt: message.createdAt,
    event: {
      id: message.eventId,
      name: 'message.sent',
      aggregateId: message.conversationId,
      occurredAt: message.entry.createdAt,
      payload: {
        conversation: JSON.parse(state!) as ConversationState,
        entries: [entry],
        by: message.by,
        firstResponse: firstResponse!,
      },
      ...(message.requestId === null ? {} : { requestId: message.requestId }),
    },
  };
}

// The same id from somebody else is no retry: the use case explains that.
function known(row: AppendedRow, message: Appendix): Appended | null {
  const [, sequence, , , , id, createdAt, authorKind, authorId] = row;
  if (authorKind !== message.authorKind || authorId !== message.authorId || sequence === null) return null;
  return { id: id!, sequence, createdAt: createdAt!, event: null };
}

/** In the order of the statement's input. */
function valuesOf(message: Appendix): (string | number | null)[] {
  const { id, conversationId, author, content, replyTo, clientMessageId, ...rest } = message.entry;
  return [
    conversationId,
    id,
    clientMessageId,
    message.authorKind,
    message.authorId,
    message.identityId,
    message.excerpt,
    message.entry.createdAt,
    JSON.stringify(author),
    JSON.stringify(content),
    replyTo === undefined ? null : JSON.stringify(replyTo),
    JSON.stringify({ id, conversationId, clientMessageId, ...rest }).slice(0, -1),
    JSON.stringify(message.by),
    message.eventId,
    laneOf(conversationId),
    message.requestId,
  ];
}

/** Places of values that may hold anything; the others are ids, times, numbers and words of ours. */
const ANY_TEXT = new Set([6, 8, 9, 10, 11, 12, 15]);

function arraysOf(messages: Appendix[]): string[] {
  const rows = messages.map(valuesOf);
  return rows[0]!.map((_, column) => {
    const values = rows.map((row) => row[column]!);
    return ANY_TEXT.has(column) ? textArray(values as string[]) : plainArray(values);
  });
}
