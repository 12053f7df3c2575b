import {
  codePoints,
  IMPORT_EVENTS,
  IMPORT_LIMITS,
  LIMITS,
  RESOLVED,
  TIERS,
  type ImportEvent,
  type ImportProblemCode,
  type Resolved,
  type Tier,
} from '@yingda/contracts/names';
import { checkStorable } from './content';

/** Why a line cannot be taken; the import goes on with the next one. */
export class LineProblem extends Error {
  constructor(
    readonly code: ImportProblemCode,
    message: string,
  ) {
    super(message);
  }
}

/** Who wrote, as the other system has it. */
export interface ImportedCustomer {
  /** What the other system calls them; the same is the same person in all of its lines. */
  key: string;
  /** The shop's own id. */
  externalId: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  tier: Tier | null;
  language: string | null;
  attributes: Record<string, string>;
  /** What channels call them: by the key or id of an inbox here. */
  identities: { inbox: string; key: string }[];
}

/** A message, a note or an event of the line, in its place. */
export type ImportedEntry = { at: Date; agent: string | null } & (
  | { what: 'message'; from: 'customer' | 'agent' | 'bot' | 'system'; text: string; note: boolean }
  | {
      what: ImportEvent;
      toAgent: string | null;
      team: string | null;
      topic: string | null;
      resolved: Resolved | null;
      text: string;
      by: 'agent' | 'customer' | 'silence' | 'system' | null;
      score: number | null;
    }
);
export type ImportedEvent = Exclude<ImportedEntry, { what: 'message' }>;

/** One conversation of another system as its line says; ids and names are not looked up yet. */
export interface ImportedLine {
  externalId: string;
  inbox: string;
  team: string | null;
  topic: string | null;
  subject: string | null;
  customer: ImportedCustomer;
  /** Agents named with more than one word: name or e-mail → both. */
  agents: { name: string | null; email: string | null }[];
  /** In order of time; of the same moment events come before messages, and ends after them. */
  entries: ImportedEntry[];
}

type Fields = Record<string, unknown>;
const ENDS: ReadonlySet<string> = new Set(['closed', 'abandoned', 'rated', 'disposed']);
const BY = ['agent', 'customer', 'silence', 'system'] as const;
const FROM = ['customer', 'agent', 'bot', 'system'] as const;

/** Reads a line. `now`: nothing can have happened later. @throws LineProblem */
export function importedLine(text: string, now: Date): ImportedLine {
  const line = jsonOf(text);
  const customer = objectOf(line['customer'], 'customer');
  const messages = timed(listOf(line['messages'], 'messages'), 'messages', now).map(messageOf);
  const events = timed(listOf(line['events'], 'events'), 'events', now).map(eventOf);
  if (messages.length + events.length === 0)
    throw invalid('messages', 'must hold at least one message or event');
  try {
    checkStorable(line);
  } catch {
    throw new LineProblem('not-storable', 'A text holds U+0000 or half a character.');
  }
  return {
    externalId: word(line, 'id'),
    inbox: word(line, 'inbox'),
    team: optional(line, 'team', { most: 200 }),
    topic: optional(line, 'topic', { most: 200 }),
    subject: optional(line, 'subject', { most: 500 }),
    customer: customerOf(customer),
    agents: listOf(line['agents'], 'agents').map((one) => ({
      name: optional(one, 'name', { most: 80 }),
      email: optional(one, 'email', { most: 254 }),
    })),
    entries: inOrder(messages, events),
  };
}

/** What the line calls itself, when that much can be read of it. */
export function externalIdOf(text: string): string | null {
  try {
    const id = (JSON.parse(text) as Fields | null)?.['id'];
    return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : null;
  } catch {
    return null;
  }
}

function jsonOf(text: string): Fields {
  try {
    const line: unknown = JSON.parse(text);
    if (isObject(line)) return line;
  } catch {
    // Falls through.
  }
  throw new LineProblem('not-json', 'The line is not one JSON object.');
}

function customerOf(fields: Fields): ImportedCustomer {
  const tier = optional(fields, 'tier', { most: 20, path: 'customer.' });
  if (tier !== null && !(TIERS as readonly string[]).includes(tier))
    throw invalid('customer.tier', `must be one of ${TIERS.join(', ')}`);
  const attributes =
    fields['attributes'] === undefined ? {} : objectOf(fields['attributes'], 'customer.attributes');
  const identities = listOf(fields['identities'], 'customer.identities').slice(0, 20);
  return {
    key: word(fields, 'key', 'customer.'),
    externalId: optional(fields, 'id', { most: 80, path: 'customer.' }),
    name: [...(optional(fields, 'name', { most: 200, path: 'customer.' }) ?? '')]
      .slice(0, LIMITS.nameCodePoints)
      .join(''),
    email: optional(fields, 'email', { most: 254, path: 'customer.' }),
    phone: optional(fields, 'phone', { most: 40, path: 'customer.' }),
    tier: tier as Tier | null,
    language: optional(fields, 'language', { most: 20, path: 'customer.' }),
    attributes: Object.fromEntries(
      Object.entries(attributes)
        .slice(0, 40)
        .map(([key, value]) => [key.slice(0, 64), String(value).slice(0, 1_000)]),
    ),
    identities: identities.map((one) => ({
      inbox: word(one, 'inbox', 'customer.identities.'),
      key: word(one, 'key', 'customer.identities.'),
    })),
  };
}

interface Timed {
  fields: Fields;
  at: Date;
  path: string;
}

function timed(list: Fields[], name: string, now: Date): Timed[] {
  if (list.length > IMPORT_LIMITS.entries)
    throw invalid(name, `may hold at most ${IMPORT_LIMITS.entries} entries`);
  let before = -Infinity;
  return list.map((fields, index) => {
    const path = `${name}[${index}]`;
    const at = momentOf(fields['at'], path);
    if (at.getTime() < before)
      throw new LineProblem('times-out-of-order', `${path}.at is before the one above it.`);
    if (at > now) throw new LineProblem('time-in-future', `${path}.at has not come yet.`);
    before = at.getTime();
    return { fields, at, path };
  });
}

const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

function momentOf(value: unknown, path: string): Date {
  const at = typeof value === 'string' && MOMENT.test(value) ? new Date(value.replace(' ', 'T')) : null;
  if (!at || Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1990)
    throw invalid(`${path}.at`, 'must be a moment with its offset, as 2025-03-01T09:30:00+08:00');
  return at;
}

function messageOf({ fields, at, path }: Timed): ImportedEntry {
  const from = fields['from'];
  if (!(FROM as readonly unknown[]).includes(from))
    throw new LineProblem('unknown-kind', `${path}.from must be one of ${FROM.join(', ')}.`);
  const text = fields['text'];
  if (typeof text !== 'string' || text.trim() === '') throw invalid(`${path}.text`, 'must be a text');
  if (text.length > LIMITS.textCodePoints && codePoints(text) > LIMITS.textCodePoints)
    throw invalid(`${path}.text`, `may hold at most ${LIMITS.textCodePoints} characters`);
  const agent = optional(fields, 'agent', { most: 254, path: `${path}.` });
  if (from === 'agent' && agent === null)
    throw new LineProblem('agent-missing', `${path} is an agent's, but names none.`);
  return { what: 'message', at, agent, from: from as 'agent', text, note: fields['note'] === true };
}

const NEEDS_AGENT: ReadonlySet<string> = new Set(['offered', 'declined', 'missed', 'assigned', 'accepted']);

function eventOf({ fields, at, path }: Timed): ImportedEntry {
  const kind = fields['kind'];
  if (!(IMPORT_EVENTS as readonly unknown[]).includes(kind))
    throw new LineProblem('unknown-kind', `${path}.kind must be one of ${IMPORT_EVENTS.join(', ')}.`);
  const agent = optional(fields, 'agent', { most: 254, path: `${path}.` });
  if (agent === null && NEEDS_AGENT.has(String(kind)))
    throw new LineProblem('agent-missing', `${path} happens to an agent, but names none.`);
  const by = fields['by'] ?? null;
  if (by !== null && !(BY as readonly unknown[]).includes(by))
    throw new LineProblem('unknown-kind', `${path}.by must be one of ${BY.join(', ')}.`);
  const resolved = fields['resolved'] ?? null;
  if (resolved !== null && !(RESOLVED as readonly unknown[]).includes(resolved))
    throw new LineProblem('unknown-kind', `${path}.resolved must be one of ${RESOLVED.join(', ')}.`);
  const score = fields['score'] ?? null;
  if ((kind === 'rated' || score !== null) && ![1, 2, 3, 4, 5].includes(score as number))
    throw invalid(`${path}.score`, 'must be a whole number from 1 to 5');
  return {
    what: kind as ImportEvent,
    at,
    agent,
    toAgent: optional(fields, 'toAgent', { most: 254, path: `${path}.` }),
    team: optional(fields, 'team', { most: 200, path: `${path}.` }),
    topic: optional(fields, 'topic', { most: 200, path: `${path}.` }),
    resolved: resolved as Resolved | null,
    text: optional(fields, 'text', { most: LIMITS.summaryCodePoints, path: `${path}.` }) ?? '',
    by: by as (typeof BY)[number] | null,
    score: score as number | null,
  } as ImportedEvent;
}

// Who was asked before answering stands first; what ended it was said before.
function inOrder(messages: ImportedEntry[], events: ImportedEntry[]): ImportedEntry[] {
  const place = ({ what }: ImportedEntry) => (what === 'message' ? 1 : ENDS.has(what) ? 2 : 0);
  return [...events, ...messages].sort(
    (one, other) => one.at.getTime() - other.at.getTime() || place(one) - place(other),
  );
}

function word(fields: Fields, name: string, path = ''): string {
  const value = optional(fields, name, { most: IMPORT_LIMITS.idCodePoints, path });
  if (value === null) throw invalid(`${path}${name}`, 'is missing');
  return value;
}

function optional(
  fields: Fields,
  name: string,
  { most, path = '' }: { most: number; path?: string },
): string | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number')
    throw invalid(`${path}${name}`, 'must be a text');
  const text = String(value).trim();
  if (codePoints(text) > most) throw invalid(`${path}${name}`, `may hold at most ${most} characters`);
  return text === '' ? null : text;
}

function objectOf(value: unknown, name: string): Fields {
  if (!isObject(value)) throw invalid(name, 'must be an object');
  return value;
}

function listOf(value: unknown, name: string): Fields[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw invalid(name, 'must be a list of objects');
  return value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(field: string, what: string): LineProblem {
  return new LineProblem('invalid-field', `${field} ${what}.`);
}
