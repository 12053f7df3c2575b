import fc from 'fast-check';
import type { ChannelAdapter, Verdict } from '../adapters/adapter';
import {
  type ChannelFixtures,
  type InboundFixtures,
  type InboundRequest,
  verdictOn,
} from './channel-fixtures';

const values = fc.dictionary(
  fc.string({ maxLength: 12 }),
  fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
  { maxKeys: 4 },
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .string({ maxLength: 60 })
    .map((text) => Buffer.from(`<xml><Encrypt><![CDATA[${text}]]></Encrypt></xml>`)),
);

/** What a change does to a genuine request: most leave something of it intact, as an attacker would. */
type Change =
  | { kind: 'body'; body: Buffer }
  | { kind: 'byte'; at: number; value: number }
  | { kind: 'cut'; at: number }
  | { kind: 'header' | 'query'; which: number; value: string | string[] | undefined }
  | { kind: 'more'; values: Record<string, string | string[]> };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('body' as const), body: bytes }),
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(), value: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constantFrom('header' as const, 'query' as const),
    which: fc.nat(),
    value: fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), maxLength: 64 }),
      fc.array(fc.string(), { maxLength: 2 }),
      fc.constant(undefined),
    ),
  }),
  fc.record({ kind: fc.constant('more' as const), values }),
);

// Twenty times what a hundred thousand need on an idle machine.
const MOST_MS = 1_200_000;

/** Changed and made-up requests: never an exception, and nothing taken that the provider did not say. */
export function describeFuzz(adapter: ChannelAdapter, fixtures: ChannelFixtures, runs: number): void {
  const { inbound, settings, now } = fixtures;
  if (!inbound) return;
  test(
    `${adapter.channel}: ${runs} changed and made-up requests are refused without an exception`,
    () => {
      const genuine = inbound.push(inbound.body, { at: now, settings });
      const said = eventsOf(verdictOn(adapter, genuine, fixtures));
      expect(said).not.toBe('refused');
      const made = fc.record({ body: bytes, headers: values, query: values });
      const request = fc.oneof(
        { weight: 1, arbitrary: made },
        {
          weight: 4,
          arbitrary: fc
            .array(change, { minLength: 1, maxLength: 3 })
            .map((changes) => changed(genuine, changes)),
        },
        {
          weight: 2,
          arbitrary: fc.string().map((body) => inbound.push(body, { at: now, settings: inbound.strangers })),
        },
      );
      fc.assert(
        fc.property(request, (one) => {
          const found = eventsOf(verdictOn(adapter, one, fixtures));
          return found === 'refused' || found === said || onlyTheBody(one, genuine, inbound);
        }),
        { numRuns: runs },
      );
    },
    MOST_MS,
  );
}

/**
 * Where the signature does not cover the body, a changed body under untouched parameters is beyond its reach; under
 * untouched headers, where the secret is one of them.
 */
function onlyTheBody(one: InboundRequest, genuine: InboundRequest, inbound: InboundFixtures): boolean {
  const place = Object.keys(genuine.query).length > 0 ? 'query' : 'headers';
  const covered = (request: InboundRequest) =>
    JSON.stringify(Object.keys(genuine[place]).map((name) => request[place][name]));
  return inbound.bodySigned === false && covered(one) === covered(genuine);
}

function eventsOf(verdict: Verdict): string {
  if (verdict.kind === 'refused') return 'refused';
  if (verdict.kind === 'handshake') return 'handshake';
  return JSON.stringify(verdict.events.map(({ key, at, raw }) => [key, at, raw.toString('base64')]));
}

function changed(genuine: InboundRequest, changes: Change[]): InboundRequest {
  return changes.reduce((request, one): InboundRequest => {
    const { body, headers, query } = request;
    switch (one.kind) {
      case 'body':
        return { ...request, body: one.body };
      case 'cut':
        return { ...request, body: body.subarray(0, one.at % (body.length + 1)) };
      case 'byte': {
        const copy = Buffer.from(body);
        if (copy.length > 0) copy[one.at % copy.length] = one.value;
        return { ...request, body: copy };
      }
      case 'header':
        return { ...request, headers: replaced(headers, one) };
      case 'query':
        return { ...request, query: replaced(query, one) };
      case 'more':
        return { ...request, query: { ...one.values, ...query }, headers: { ...one.values, ...headers } };
    }
  }, genuine);
}

function replaced(
  from: InboundRequest['query'],
  { which, value }: { which: number; value: string | string[] | undefined },
): InboundRequest['query'] {
  const names = Object.keys(from);
  const name = names[which % Math.max(names.length, 1)];
  return name === undefined ? from : { ...from, [name]: value };
}
