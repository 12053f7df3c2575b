import type { Evidence, Stored, StoredEntry } from './evidence';
import { grouped, type Findings } from './findings';

/** Everything acknowledged is stored once, as it was acknowledged; nothing is stored twice or in another form. */
export function judgeAnswers(evidence: Evidence, stored: Stored, found: Findings): void {
  const answers = evidence.answers.filter(({ at }) => at <= evidence.until);
  const byClientId = grouped(
    stored.entries.filter((entry) => !entry.copied),
    (entry) => entry.clientMessageId,
  );
  const writings = new Map(evidence.writings.map((writing) => [writing.clientMessageId, writing]));
  for (const [clientMessageId, rows] of byClientId)
    if (rows.length > 1)
      found.add('once', `stored ${rows.length} times: ${rows.map(placeOf).join(', ')}`, {
        clientMessageId,
        conversationId: rows[0]!.conversationId,
      });
  for (const [clientMessageId, given] of grouped(answers, (answer) => answer.clientMessageId)) {
    const [first, ...retries] = given as [Evidence['answers'][number], ...Evidence['answers']];
    const { conversationId, client } = first;
    const about = { clientMessageId, conversationId, client };
    for (const retry of retries)
      if (
        retry.id !== first.id ||
        retry.sequence !== first.sequence ||
        retry.createdAt !== first.createdAt ||
        retry.conversationId !== conversationId
      )
        found.add(
          'retry',
          `acknowledged as ${first.id} sequence ${first.sequence}, later as ${retry.id} sequence ${retry.sequence}`,
          about,
        );
    const row = byClientId.get(clientMessageId)?.[0];
    if (!row) found.add('lost', `acknowledged as ${first.id}, and not stored`, about);
    else if (
      row.id !== first.id ||
      row.sequence !== first.sequence ||
      row.conversationId !== conversationId ||
      row.createdAt !== first.createdAt
    )
      found.add(
        'acknowledged-otherwise',
        `acknowledged as ${first.id} sequence ${first.sequence} ${first.createdAt}, stored as ${placeOf(row)} ${row.createdAt}`,
        about,
      );
  }
  judgeWords({ evidence, byClientId, found });
  for (const clientMessageId of byClientId.keys())
    if (!writings.has(clientMessageId))
      found.add('invented', 'stored, and nobody wrote it', { clientMessageId });
}

function placeOf(row: StoredEntry): string {
  return `${row.id} sequence ${row.sequence} position ${row.position}`;
}

/** What is stored is what was written, by who wrote it; edits and recalls that were acknowledged hold. */
function judgeWords({
  evidence,
  byClientId,
  found,
}: {
  evidence: Evidence;
  byClientId: Map<string, StoredEntry[]>;
  found: Findings;
}): void {
  const people = new Map(evidence.clients.map((client) => [client.name, client]));
  const changes = grouped(evidence.changes, (change) => change.messageId);
  for (const writing of evidence.writings) {
    const row = byClientId.get(writing.clientMessageId)?.[0];
    if (!row) continue;
    const about = {
      clientMessageId: writing.clientMessageId,
      conversationId: row.conversationId,
      client: writing.client,
    };
    if (row.entry !== writing.entry)
      found.add('kind', `written as a ${writing.entry}, stored as a ${row.entry}`, about);
    const author = people.get(writing.client);
    if (author && (author.audience === 'staff') !== (row.authorKind === 'agent'))
      found.add('author', `written by ${author.audience}, stored as by ${row.authorKind}`, about);
    if (author?.audience === 'staff' && row.authorId !== author.personId)
      found.add('author', `written by ${author.personId}, stored as by ${row.authorId}`, about);
    const form = row.recalled ? null : row.words;
    const forms = possibleForms(writing.text, changes.get(row.id) ?? []);
    if (!forms.includes(form))
      found.add('words', `stored as ${JSON.stringify(form)}, expected ${JSON.stringify(forms)}`, about);
  }
}

/** The last acknowledged form, or any later one that was asked for without an answer. A recall is for good. */
function possibleForms(written: string, changes: Evidence['changes']): (string | null)[] {
  let forms: (string | null)[] = [written];
  for (const change of [...changes].sort((a, b) => a.at - b.at)) {
    if (change.acknowledged) forms = forms.includes(null) && change.text !== null ? [null] : [change.text];
    else forms.push(change.text);
  }
  return forms;
}

/** Numbers of a conversation run from 1 to what it says, without a gap; what each writer wrote is in the order written. */
export function judgeNumbers(evidence: Evidence, stored: Stored, found: Findings): void {
  const rowsOf = grouped(stored.entries, (entry) => entry.conversationId);
  const writings = new Map(evidence.writings.map((writing) => [writing.clientMessageId, writing]));
  for (const { id: conversationId, position, sequence } of stored.conversations) {
    const rows = [...(rowsOf.get(conversationId) ?? [])].sort((a, b) => a.position - b.position);
    const positions = rows.map((row) => row.position);
    const sequences = rows.flatMap((row) => (row.sequence === null ? [] : [row.sequence]));
    for (const [name, numbers, last] of [
      ['position', positions, position],
      ['sequence', sequences, sequence],
    ] as const) {
      const wrong = numbers.findIndex((number, at) => number !== at + 1);
      if (wrong >= 0)
        found.add('gap', `${name} ${numbers[wrong]} stands where ${wrong + 1} belongs`, { conversationId });
      if (numbers.length !== last)
        found.add('gap', `${numbers.length} entries with a ${name}, and the conversation says ${last}`, {
          conversationId,
        });
    }
    const lastOf = new Map<string, { order: number; clientMessageId: string }>();
    for (const row of rows) {
      const writing = row.clientMessageId && !row.copied ? writings.get(row.clientMessageId) : undefined;
      if (!writing) continue;
      // Two conversations wait independently of each other, also when the one ends in the other.
      const line = `${writing.client} ${writing.place}`;
      const last = lastOf.get(line);
      // An earlier try of a refused one may lie in a process that has stopped for a while, and be stored when it goes on:
      // others written after the refusal are before it then.
      if (writing.refused && last && last.order > writing.order) continue;
      if (last && last.order > writing.order)
        found.add('order', `stored after ${last.clientMessageId}, which was written later`, {
          conversationId,
          client: writing.client,
          clientMessageId: writing.clientMessageId,
        });
      lastOf.set(line, { order: writing.order, clientMessageId: writing.clientMessageId });
    }
  }
}

const OPEN = ['bot', 'queued', 'offered', 'assigned', 'active'];

/** What is counted along equals what is counted anew. */
export function judgeCounters(stored: Stored, found: Findings): void {
  const open = stored.conversations.filter((conversation) => OPEN.includes(conversation.status));
  const loads = grouped(open, (conversation) => conversation.agentId);
  for (const agent of stored.agents) {
    const counted = loads.get(agent.id)?.length ?? 0;
    if ((agent.open ?? 0) !== counted)
      found.add(
        'counter',
        `agent ${agent.id} counts ${agent.open} open conversations and has ${counted}`,
        {},
      );
  }
  const rowsOf = grouped(stored.entries, (entry) => entry.conversationId);
  for (const { id: conversationId, agentRead, unread } of stored.conversations) {
    const counted = (rowsOf.get(conversationId) ?? []).filter(
      (row) => row.entry === 'message' && row.authorKind === 'customer' && (row.sequence ?? 0) > agentRead,
    ).length;
    if (counted !== unread)
      found.add('counter', `says ${unread} unread and has ${counted}`, { conversationId });
  }
  const waiting = open.filter(({ status }) => status === 'queued' || status === 'offered');
  const queued = new Set(stored.queued);
  for (const { id: conversationId, status } of waiting)
    if (!queued.has(conversationId))
      found.add('waits-unknown', `is ${status}, and routing does not know that it waits`, { conversationId });
  if (stored.untold > 0) found.add('untold', `${stored.untold} events were never told to any screen`, {});
}
