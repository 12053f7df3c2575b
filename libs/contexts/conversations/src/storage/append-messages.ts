import { ConversationState, type StaffEntry } from '@yingda/contracts';
import type { ActorRef, DomainEvent } from '@yingda/events';
import { laneOf } from '@yingda/platform';
import type { Statement } from '@yingda/platform';
import { APPEND_MANY, APPEND_ONE, type AppendedRow } from './append-sql';

/** A message ready to be appended, everything but its numbers. */
export interface Appendix {
  conversationId: string;
  authorKind: 'customer' | 'agent' | 'system';
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
 * Appends messages of any conversations in one statement and transaction, array order within a conversation.
 * Gives null for what the guard left out: conversations that are closed, merged, not there, or not the sender's.
 * All messages of one conversation must be of one sender. `fannedOut` are outbox ids to be marked along.
 */
export async function appendMessages(
  writer: Writer,
  messages: Appendix[],
  fannedOut: { ids: string[]; at: Date },
): Promise<(Appended | null)[]> {
  const one = messages.length === 1;
  const values = one ? valuesOf(messages[0]!) : transpose(messages.map(valuesOf));
  const rows = await writer.queryArrays<AppendedRow>(one ? APPEND_ONE : APPEND_MANY, [
    ...values,
    fannedOut.ids,
    fannedOut.at,
  ]);
  const results: (Appended | null)[] = messages.map(() => null);
  for (const row of rows) {
    const message = messages[row[0] - 1]!;
    results[row[0] - 1] = row[4] === null ? known(row, message) : appended(row, message);
  }
  return results;
}

function appended(row: AppendedRow, message: Appendix): Appended {
  const [, id, sequence, createdAt, position, firstResponse, state] = row;
  const entry: StaffEntry = { ...message.entry, position: position!, sequence };
  return {
    id,
    sequence,
    createdAt,
    event: {
      id: message.eventId,
      name: 'message.sent',
      aggregateId: message.conversationId,
      occurredAt: message.createdAt.toISOString(),
      payload: {
        conversation: state as ConversationState,
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
  const [, id, sequence, createdAt, , , , authorKind, authorId] = row;
  if (authorKind !== message.authorKind || authorId !== message.authorId || sequence === null) return null;
  return { id, sequence, createdAt, event: null };
}

function valuesOf(message: Appendix): unknown[] {
  return [
    message.conversationId,
    message.entry.id,
    message.entry.clientMessageId,
    message.authorKind,
    message.authorId,
    message.identityId,
    message.excerpt,
    message.createdAt,
    JSON.stringify(message.entry),
    JSON.stringify(message.by),
    message.eventId,
    laneOf(message.conversationId),
    message.requestId,
  ];
}

function transpose(rows: unknown[][]): unknown[][] {
  return rows[0]!.map((_, column) => rows.map((row) => row[column]));
}
