import type {
  Client,
  Evidence,
  Screen,
  ShownEntry,
  Stored,
  StoredConversation,
  StoredEntry,
} from './evidence';
import { grouped, type Findings } from './findings';
import { Rights } from './rights';

/** Every screen shows all that its audience may see, in order, in its latest form, and nothing else. */
export function judgeScreens(evidence: Evidence, stored: Stored, found: Findings): void {
  const rights = new Rights(stored);
  const clients = new Map(evidence.clients.map((client) => [client.name, client]));
  const rowsOf = grouped(stored.entries, (entry) => entry.conversationId);
  for (const screen of evidence.screens) {
    const client = clients.get(screen.client) as Client;
    const about = { client: client.name, conversationId: screen.conversationId };
    // A conversation that went elsewhere: its screen may stand still, what it may have heard is judged below.
    if (!rights.now(client, screen.conversationId)) continue;
    if (screen.failure) {
      found.add('refused', `is theirs and is not shown to them: ${screen.failure}`, about);
      continue;
    }
    if (!screen.ready) {
      found.add('incomplete', 'the screen was never ready', about);
      continue;
    }
    compare({ screen, expected: expectedFor(client, rowsOf.get(screen.conversationId) ?? []), found });
    judgeMarks(screen, rights.conversation(screen.conversationId) as StoredConversation, found);
  }
  for (const { client, conversationId, at, says } of evidence.mishaps)
    found.add('screen', `${says} (at ${(at / 1_000).toFixed(1)} s)`, { client, conversationId });
}

/** What an audience may see, in its order. */
export function expectedFor(
  { audience }: Pick<Client, 'audience'>,
  rows: readonly StoredEntry[],
): ShownEntry[] {
  return rows
    .filter((row) => audience === 'staff' || (row.sequence !== null && row.entry !== 'note'))
    .map(({ id, sequence, position, words, edited, recalled }) => ({
      ...{ id, sequence, words, edited, recalled },
      order: audience === 'staff' ? position : (sequence as number),
    }))
    .sort((a, b) => a.order - b.order);
}

function compare({
  screen,
  expected,
  found,
}: {
  screen: Screen;
  expected: ShownEntry[];
  found: Findings;
}): void {
  const about = { client: screen.client, conversationId: screen.conversationId };
  const wanted = expected.filter(({ order }) => order > screen.start);
  const shown = new Map(screen.entries.map((entry) => [entry.id, entry]));
  if (shown.size < screen.entries.length) found.add('doubled', 'an entry is shown twice', about);
  const known = new Set(wanted.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !shown.has(id));
  if (missing.length > 0)
    found.add(
      'incomplete',
      `${missing.length} of ${wanted.length} entries are missing: ${missing
        .slice(0, 5)
        .map(({ order, words }) => `${order} ${words.slice(0, 60)}`)
        .join('; ')}`,
      about,
    );
  for (const entry of screen.entries)
    if (!known.has(entry.id))
      found.add(
        'wrong-screen',
        `shows ${entry.id} (${entry.words.slice(0, 60)}), which is not for it`,
        about,
      );
  for (const entry of wanted) {
    const there = shown.get(entry.id);
    if (!there) continue;
    if (there.order !== entry.order)
      found.add('order', `${entry.id} is shown as ${there.order} and is ${entry.order}`, about);
    if (there.words !== entry.words || there.recalled !== entry.recalled || there.edited !== entry.edited)
      found.add(
        'stale',
        `${entry.order} is shown as ${JSON.stringify(there.words)}${there.recalled ? ' recalled' : ''}${there.edited ? ' edited' : ''} and is ${JSON.stringify(entry.words)}${entry.recalled ? ' recalled' : ''}${entry.edited ? ' edited' : ''}`,
        about,
      );
  }
  const orders = screen.entries.map(({ order }) => order);
  if (orders.some((order, at) => at > 0 && order <= (orders[at - 1] as number)))
    found.add('order', `entries stand as ${orders.join(' ')}`, about);
}

function judgeMarks(screen: Screen, conversation: StoredConversation, found: Findings): void {
  for (const key of ['customerDelivered', 'customerRead', 'agentRead'] as const)
    if (screen.marks[key] !== conversation[key])
      found.add('marks', `${key} is shown as ${screen.marks[key]} and is ${conversation[key]}`, {
        client: screen.client,
        conversationId: screen.conversationId,
      });
}

/** A node that was stopped, or learns of it by the relay, may tell this long what it should not tell any more. */
const TOLD_LATE_MS = 30_000;

/** Nothing ever came over a line that its owner may not see; what came had its number. */
export function judgeLines(evidence: Evidence, stored: Stored, found: Findings): void {
  const rights = new Rights(stored);
  const clients = new Map(evidence.clients.map((client) => [client.name, client]));
  const rows = new Map(stored.entries.map((entry) => [entry.id, entry]));
  const byClientId = new Map(stored.entries.map((entry) => [entry.clientMessageId, entry]));
  for (const { client: name, conversationId, entries: heard, hidden } of evidence.heard) {
    const entries = new Map([...heard].filter(([, { at }]) => at <= evidence.until));
    if (entries.size === 0 && hidden.size === 0) continue;
    const client = clients.get(name) as Client;
    const about = { client: name, conversationId };
    if (!rights.ever(client, conversationId))
      found.add(
        'wrong-screen',
        `heard of ${entries.size} entries of a conversation that was never theirs`,
        about,
      );
    for (const id of hidden)
      found.add('wrong-screen', `heard of entry ${id}, which is for staff only`, about);
    for (const id of entries.keys()) {
      const row = rows.get(id);
      const lostMs = row && rights.lostBefore(client, row);
      if (lostMs !== undefined && lostMs > TOLD_LATE_MS)
        found.add(
          'leak',
          `heard ${row?.position} (${row?.words.slice(0, 60)}), written ${Math.round(lostMs / 1_000)} s after it went to somebody else`,
          about,
        );
    }
    for (const [id, { order, at }] of entries) {
      const row = rows.get(id);
      const number = client.audience === 'staff' ? row?.position : row?.sequence;
      if (!row || row.conversationId !== conversationId)
        found.add(
          'phantom',
          `heard of entry ${id} at ${(at / 1_000).toFixed(1)} s, which is not stored`,
          about,
        );
      else if (number !== order)
        found.add('order', `entry ${id} was told as ${order} and is ${number}`, about);
    }
  }
  for (const { client: name, clientMessageId, note } of evidence.overheard) {
    const client = clients.get(name) as Client;
    const row = byClientId.get(clientMessageId);
    const about = { client: name, clientMessageId, conversationId: row?.conversationId ?? null };
    if (note) found.add('wrong-screen', 'the words of a note came over a customer’s line', about);
    else if (row && rights.conversation(row.conversationId)?.identityId !== client.personId)
      found.add('wrong-screen', 'the words of another conversation came over this customer’s line', about);
  }
}

/** Text typed is never lost: it is stored, waits in the queue, or its writer has taken it back. */
export function judgeQueues(evidence: Evidence, stored: Stored, found: Findings): void {
  const there = new Set(stored.entries.map((entry) => entry.clientMessageId));
  const unsent = new Map(evidence.unsent.map((item) => [item.clientMessageId, item]));
  for (const { clientMessageId, client, kept, withdrawn } of evidence.writings) {
    if (!kept || withdrawn || there.has(clientMessageId) || unsent.has(clientMessageId)) continue;
    found.add('forgotten', 'written, and neither stored nor in the queue', { clientMessageId, client });
  }
  for (const { clientMessageId, client, state, failure } of evidence.unsent) {
    if (state !== 'failed')
      found.add('unsent', 'still in the queue although everything is well again', {
        clientMessageId,
        client,
      });
    else if (there.has(clientMessageId))
      found.add('unsent', `given back as failed (${failure}), and stored`, { clientMessageId, client });
  }
}
