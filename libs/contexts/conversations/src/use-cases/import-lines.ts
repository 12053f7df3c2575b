import { createHash } from 'node:crypto';
import { newId } from '@yingda/platform';
import type { Receiver } from '../domain/assignment';
import { importedLine, externalIdOf, LineProblem, type ImportedLine } from '../domain/import-line';
import { importedEpisode } from '../domain/imported-episode';
import type { ImportDirectory, ImportedPeople, ImportedPerson, ImportNames } from '../ports';
import type { ImportedAgents } from '../storage/imported-agents';
import type { ImportedRow, ImportedRows, KnownImport } from '../storage/imported-rows';
import type { Counts, ImportRow, LineError } from '../storage/imports';
import type { TopicStore } from '../storage/topic-store';

/** A line as read from the file. `body` null: too long to be held. */
export interface ReadLine {
  line: number;
  at: number;
  bytes: number;
  body: Buffer | null;
}

/** What lines can name, looked up once for many of them. */
interface Known {
  names: ImportNames;
  topics: Map<string, { topicId: string; topicZh: string; topicEn: string }>;
}

/** A line that can be read, before anything is looked up for it. */
interface Parsed {
  read: ReadLine;
  line: ImportedLine;
  digest: Buffer;
  inbox: ImportNames['inboxes'][number];
}

const KNOWN_FOR_MS = 10_000;

/** What came of some lines. */
export interface Taken {
  counts: Counts;
  errors: LineError[];
}

/** Turns lines into conversations, inside the unit of work that says they have been read. */
export class ImportLines {
  private known: { value: Known; at: number } | null = null;

  constructor(
    private readonly storage: { rows: ImportedRows; agents: ImportedAgents; topics: TopicStore },
    private readonly people: ImportedPeople,
    private readonly directory: ImportDirectory,
  ) {}

  /** Lines whose writing fails take the others along; the caller then brings them one by one. */
  async take(run: Pick<ImportRow, 'id' | 'source'>, lines: ReadLine[], now: Date): Promise<Taken> {
    const counts: Counts = { lines: lines.length, imported: 0, updated: 0, skipped: 0, failed: 0 };
    const errors: LineError[] = [];
    const fail = (read: ReadLine, problem: LineProblem) => {
      counts.failed += 1;
      errors.push(errorOf(read, problem));
    };
    const known = await this.whatIsKnown();
    const parsed = lines.flatMap((read) => {
      try {
        return [parse(read, known, now)];
      } catch (error) {
        if (!(error instanceof LineProblem)) throw error;
        fail(read, error);
        return [];
      }
    });
    const [once, again] = distinct(parsed);
    const before = await this.storage.rows.known(
      run.source,
      once.map(({ line }) => line.externalId),
    );
    const changed = once.filter(({ line, digest }) => !before.get(line.externalId)?.digest.equals(digest));
    counts.skipped = once.length - changed.length;
    const met = await this.people.meet(changed.map((one) => personOf(run.source, one, known)));
    const agents = await this.storage.agents.known(
      run.source,
      changed.map(({ line }) => line),
      known.names.agents,
    );
    const fresh: ImportedRow[] = [];
    for (const [index, one] of changed.entries()) {
      const earlier = before.get(one.line.externalId);
      try {
        const row = this.row(run.source, one, { who: met[index]!, agents, known, earlier });
        if (!earlier) fresh.push(row);
        else if (await this.storage.rows.replace({ ...of(run), now }, row, earlier)) counts.updated += 1;
        else
          throw new LineProblem(
            'changed-here',
            'It has been changed here since it was imported; it stays as it is.',
          );
      } catch (error) {
        if (!(error instanceof LineProblem)) throw error;
        fail(one.read, error);
      }
    }
    await this.storage.rows.insert({ ...of(run), now }, fresh);
    counts.imported = fresh.length;
    if (again.length === 0) return { counts, errors };
    // The same conversation twice in the file: the later line has the last word.
    const later = await this.take(
      run,
      again.map(({ read }) => read),
      now,
    );
    return {
      counts: sum({ ...counts, lines: counts.lines - again.length }, later.counts),
      errors: [...errors, ...later.errors],
    };
  }

  private row(
    source: string,
    { line, digest, inbox }: Parsed,
    by: {
      who: { customerId: string; identityId: string; name: string };
      agents: (name: string, line: ImportedLine) => Receiver;
      known: Known;
      earlier: KnownImport | undefined;
    },
  ): ImportedRow {
    if (by.earlier && by.earlier.inboxId !== inbox.id)
      throw new LineProblem('inbox-changed', 'It was imported into another inbox, where it stays.');
    const episode = importedEpisode(line.entries, {
      conversationId: by.earlier?.conversationId ?? newId(),
      source,
      inbox,
      team: teamOf(line.team ?? inbox.teamId, by.known.names),
      subject: line.subject,
      customer: { kind: 'customer', inboxId: inbox.id, ...by.who },
      agent: (name) => by.agents(name, line),
      team_: (name) => teamOf(name, by.known.names),
      topic: (name) => topicOf(name, by.known),
      topicOfLine: line.topic,
      newId,
    });
    return { ...episode, externalId: line.externalId, digest };
  }

  private async whatIsKnown(): Promise<Known> {
    const at = performance.now();
    if (this.known && at - this.known.at < KNOWN_FOR_MS) return this.known.value;
    const [names, topics] = await Promise.all([this.directory.names(), this.storage.topics.list()]);
    const byName = topics.flatMap(({ id: topicId, labelZh: topicZh, labelEn: topicEn }) => {
      const topic = { topicId, topicZh, topicEn };
      return [topicId, topicZh, topicEn].map((name) => [plain(name), topic] as const);
    });
    this.known = { value: { names, topics: new Map(byName.reverse()) }, at };
    return this.known.value;
  }
}

function parse(read: ReadLine, known: Known, now: Date): Parsed {
  if (read.body === null)
    throw new LineProblem('line-too-long', `The line has ${read.bytes} bytes; 4 MB are the most.`);
  const text = read.body.toString('utf8').trim();
  const line = importedLine(text, now);
  const inbox = known.names.inboxes.find(({ id, key }) => key === line.inbox || id === line.inbox);
  if (!inbox) throw new LineProblem('inbox-not-found', `There is no inbox ${line.inbox}.`);
  return { read, line, digest: createHash('sha256').update(text).digest(), inbox };
}

function distinct(parsed: Parsed[]): [once: Parsed[], again: Parsed[]] {
  const seen = new Set<string>();
  const once = parsed.filter(({ line: { externalId } }) => !seen.has(externalId) && seen.add(externalId));
  const kept = new Set(once);
  return [once, parsed.filter((one) => !kept.has(one))];
}

/** Both together. */
export function sum(one: Counts, other: Counts): Counts {
  const { lines, imported, updated, skipped, failed } = other;
  return {
    lines: one.lines + lines,
    imported: one.imported + imported,
    updated: one.updated + updated,
    skipped: one.skipped + skipped,
    failed: one.failed + failed,
  };
}

function personOf(source: string, { line, inbox }: Parsed, { names }: Known): ImportedPerson {
  const { identities, ...customer } = line.customer;
  const elsewhere = identities.flatMap(({ inbox: named, key }) => {
    const found = names.inboxes.find(({ id, key: own }) => own === named || id === named);
    return found ? [{ inboxId: found.id, channel: found.channel, key }] : [];
  });
  const own = elsewhere.find(({ inboxId }) => inboxId === inbox.id);
  const here = own ?? { inboxId: inbox.id, channel: inbox.channel, key: null };
  return {
    source,
    ...customer,
    identities: [here, ...elsewhere.filter((one) => one !== own)],
    firstSeenAt: line.entries[0]!.at,
    lastSeenAt: line.entries.at(-1)!.at,
  };
}

function teamOf(name: string, { teams }: ImportNames): { id: string; name: string } {
  const found = teams.find((team) => team.id === name || plain(team.name) === plain(name));
  if (!found) throw new LineProblem('team-not-found', `There is no team ${name}.`);
  return found;
}

function topicOf(name: string, { topics }: Known) {
  const found = topics.get(plain(name));
  if (!found) throw new LineProblem('topic-not-found', `There is no topic ${name}.`);
  return found;
}

/** As people compare names. */
export function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function of({ id, source }: Pick<ImportRow, 'id' | 'source'>): { importId: string; source: string } {
  return { importId: id, source };
}

/** A line that was not taken. */
export function errorOf(read: ReadLine, problem: Pick<LineProblem, 'code' | 'message'>): LineError {
  const { line, at: atByte, bytes, body } = read;
  const externalId = body === null ? null : externalIdOf(body.toString('utf8'));
  const message = [...problem.message].slice(0, 500).join('').replaceAll('\0', '');
  return {
    line,
    code: problem.code,
    message,
    externalId: externalId?.replaceAll('\0', '') ?? null,
    atByte,
    bytes,
  };
}
