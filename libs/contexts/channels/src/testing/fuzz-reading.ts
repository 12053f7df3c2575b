import fc from 'fast-check';
import type { ChannelAdapter, RawEvent } from '../adapters/adapter';
import type { ChannelEvent } from '../adapters/channel-event';
import type { Settings } from '../adapters/settings';
import { laneOf } from '../domain/lanes';
import { contentsOf } from '../domain/part-content';
import { isStorable } from '../domain/storable';
import { workable } from '../domain/workable';
import { type ChannelFixtures, verdictOn } from './channel-fixtures';

/** What a provider has never sent and may send tomorrow, or what somebody who has its keys sends. */
const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    true,
    -1,
    0,
    1e21,
    8.64e15 + 1,
    '',
    ' ',
    'x',
    '\0',
    '\ud83d',
    '𠮷'.repeat(300),
    'x'.repeat(20_000),
    [],
    {},
    [[]],
    [null],
    [{}],
    { length: 3 },
    { toString: 1, hasOwnProperty: 1, constructor: 1 },
    JSON.parse('{"__proto__":{"id":1}}'),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

type Change =
  | { kind: 'value'; which: number; odd: unknown }
  | { kind: 'without'; which: number }
  | { kind: 'twice'; which: number }
  | { kind: 'text'; at: number; cut: number; put: string };

const CHANGE: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('value' as const), which: fc.nat(), odd: ODD }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('without' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('twice' as const), which: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      at: fc.nat(),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('<', '&', '"', '[', '{', ']]>', '\r\n', '=?'),
      ),
    }),
  },
);

// Twenty times what a hundred thousand need on an idle machine.
const MOST_MS = 1_200_000;

/** A genuine body, and the events that become of one like it. */
export interface OddSeed {
  settings: Settings;
  body: string;
  events(body: string): RawEvent[];
}

/** Bodies with right signatures and odd contents: taken or refused, never an exception, and read as far as they can be. */
export function describeOddPushes(adapter: ChannelAdapter, fixtures: ChannelFixtures, runs: number): void {
  const { inbound, settings, now } = fixtures;
  if (!inbound) return;
  describeOddBodies(
    adapter,
    {
      settings,
      body: inbound.body,
      events(body) {
        const verdict = verdictOn(adapter, inbound.push(body, { at: now, settings }), fixtures);
        return verdict.kind === 'accepted' ? verdict.events : [];
      },
    },
    runs,
  );
}

/** As `describeOddPushes`, for what is fetched instead of pushed. */
export function describeOddBodies(adapter: ChannelAdapter, seed: OddSeed, runs: number): void {
  test(
    `${adapter.channel}: ${runs} odd bodies with right signatures are read without an exception`,
    async () => {
      expect(await complaints(adapter, seed, seed.body)).toEqual([]);
      await fc.assert(
        fc.asyncProperty(fc.array(CHANGE, { minLength: 1, maxLength: 3 }), async (changes) => {
          const found = await complaints(adapter, seed, changes.reduce(changed, seed.body));
          if (found.length > 0) throw new Error(found.join('; '));
        }),
        { numRuns: runs },
      );
    },
    MOST_MS,
  );
}

/** What of it could not be stored, given to its sender's lane, or shown. */
async function complaints(adapter: ChannelAdapter, seed: OddSeed, body: string): Promise<string[]> {
  const found: string[] = [];
  for (const event of seed.events(body)) {
    if (typeof event.key !== 'string' || event.key === '') found.push('an event without a key');
    if (!Buffer.isBuffer(event.raw)) found.push('an event without its bytes');
    const read = await adapter.read(event, seed.settings);
    if (typeof laneOf(read) !== 'string') found.push('an event of no lane');
    // The key as it is kept: whatever it was, it can be.
    found.push(...workable(read, 'kept-key').flatMap(complaintsOf));
  }
  return found;
}

function complaintsOf(event: ChannelEvent): string[] {
  const found: string[] = [];
  // Two people without an id would be one.
  if ('sender' in event && !isText(event.sender.externalId)) found.push(`${event.kind} of nobody`);
  if ('sentAt' in event && !isMoment(event.sentAt)) found.push(`${event.kind} at no moment`);
  if (!isStorable(event)) found.push(`${event.kind} that cannot be stored`);
  if (event.kind !== 'message') return found;
  if (!isText(event.externalId)) found.push('a message without an id');
  for (const part of event.parts) {
    const contents = contentsOf(part, () => 'file');
    if (contents.length === 0) found.push(`nothing to show of ${part.kind}`);
    if (!isStorable(contents.map(({ content }) => content))) found.push(`${part.kind} cannot be stored`);
  }
  return found;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isMoment(value: unknown): boolean {
  return value === null || (value instanceof Date && !Number.isNaN(value.getTime()));
}

function changed(body: string, change: Change): string {
  if (change.kind === 'text') {
    const at = change.at % (body.length + 1);
    return body.slice(0, at) + change.put + body.slice(at + change.cut);
  }
  let whole: unknown;
  try {
    whole = JSON.parse(body);
  } catch {
    return body;
  }
  const places = placesIn(whole);
  if (places.length === 0) return body;
  const { holder, name } = places[change.which % places.length]!;
  if (change.kind === 'value') holder[name] = change.odd;
  else if (change.kind === 'without') delete holder[name];
  else holder[name] = [holder[name], holder[name]];
  return JSON.stringify(whole);
}

interface Place {
  holder: Record<string, unknown>;
  name: string;
}

/** Every value of a JSON text, however deep, by who holds it. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}
