import type { ChannelAdapter, Verdict } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import {
  type ChannelFixtures,
  type InboundFixtures,
  type InboundRequest,
  secretsOf,
  verdictOn,
} from './channel-fixtures';
import { describeSending } from './describe-sending';
import { describeFuzz } from './fuzz-inbound';
import { describeOddPushes } from './fuzz-reading';

const RUNS = 5_000;
const ODD_RUNS = 1_000;

/**
 * The part of the adapters' contract that needs no provider: what is accepted and refused, what events say, what every
 * answer of the provider means. The rest runs against the simulators.
 */
export function describeChannelAdapter(adapter: ChannelAdapter, fixtures: ChannelFixtures): void {
  describe(`the contract of adapters: ${adapter.channel}`, () => {
    describeForm(adapter);
    if (fixtures.inbound) describeInbound(adapter, fixtures, fixtures.inbound);
    describeReading(adapter, fixtures);
    if (fixtures.send) describeSending(adapter, fixtures, fixtures.send);
  });
  describeFuzz(adapter, fixtures, RUNS);
  describeOddPushes(adapter, fixtures, ODD_RUNS);
}

function describeForm(adapter: ChannelAdapter): void {
  test('its form names every field once, in both languages, and says where a secret is found', () => {
    const names = adapter.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const field of adapter.fields) {
      for (const text of [field.label, field.hint, field.pattern, ...(field.choices ?? [])]) {
        if (text) expect([text.zh.trim(), text.en.trim()]).not.toContain('');
      }
      if (field.kind === 'secret') expect(field.hint).toBeDefined();
      if (field.pattern) expect(() => new RegExp(field.pattern!.source, 'u')).not.toThrow();
      if (field.kind === 'choice') expect(field.choices!.length).toBeGreaterThan(1);
    }
  });
}

function describeInbound(
  adapter: ChannelAdapter,
  { settings, now }: ChannelFixtures,
  inbound: InboundFixtures,
): void {
  const seconds = (offset: number) => new Date(now.getTime() + offset * 1_000);
  const verdict = (request: InboundRequest, by: { settings?: Settings; now?: Date } = {}) =>
    verdictOn(adapter, request, { settings, now, ...by });
  const genuine = () => inbound.push(inbound.body, { at: now, settings });
  const accepted = (request: InboundRequest, by: { settings?: Settings; now?: Date } = {}) => {
    const found = verdict(request, by);
    expect(found).toMatchObject({ kind: 'accepted' });
    return found as Extract<Verdict, { kind: 'accepted' }>;
  };

  test('takes what the provider signed, under keys that fit the unique index', () => {
    const { events, answer } = accepted(genuine());
    expect(events.length).toBeGreaterThan(0);
    expect([200, 202, 204]).toContain(answer.status);
    for (const event of events) {
      expect(event.key).toMatch(/^[^\0]{1,250}$/u);
      expect(event.raw.length).toBeGreaterThan(0);
    }
    expect(new Set(events.map((event) => event.key)).size).toBe(events.length);
  });

  test('a redelivery has the same keys and the same answer', () => {
    const first = accepted(genuine());
    const again = inbound.push(inbound.body, { at: seconds(10), settings });
    const second = accepted(again, { now: seconds(10) });
    expect(second.events.map((event) => event.key)).toEqual(first.events.map((event) => event.key));
    expect(second.answer).toEqual(first.answer);
  });

  if (inbound.handshake) {
    const { request, answer } = inbound.handshake;
    test('answers the handshake with exactly what is expected', () => {
      const found = verdict(request);
      expect(found).toMatchObject({ kind: 'handshake', answer: { status: 200, body: answer } });
      expect(verdict(request, { settings: inbound.strangers }).kind).toBe('refused');
    });
  }

  test('refuses what strangers signed', () => {
    const forged = inbound.push(inbound.body, { at: now, settings: inbound.strangers });
    expectRefused(verdict(forged), { settings });
    expectRefused(verdict(genuine(), { settings: inbound.strangers }), { settings });
  });

  test('refuses all when no key is set, whatever is missing', () => {
    const secret = (name: string) =>
      adapter.fields.some((field) => field.name === name && field.kind === 'secret');
    const bare = Object.fromEntries(Object.entries(settings).filter(([name]) => !secret(name)));
    expectRefused(verdict(genuine(), { settings: { ...bare, hookUrl: settings.hookUrl } }), { settings });
  });

  test('refuses requests without their headers and parameters, repeated ones, and empty ones, all alike', () => {
    const { body, headers, query } = genuine();
    const twice = (values: InboundRequest['query']) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, [value, value].flat() as string[]]),
      );
    const answers = [
      verdict({ body, headers: {}, query: {} }),
      verdict({ body: Buffer.alloc(0), headers: {}, query: {} }),
      verdict({ body: Buffer.alloc(0), headers, query }),
      verdict({ body, headers: twice(headers), query: twice(query) }),
      verdict(inbound.push(inbound.body, { at: now, settings: inbound.strangers })),
      ...Object.values(inbound.malformed ?? {}).map((request) => verdict(request)),
    ];
    for (const answer of answers) expectRefused(answer, { settings });
    const statuses = answers.map((answer) => (answer.kind === 'refused' ? answer.status : 0));
    expect(new Set(statuses).size).toBe(1);
  });

  for (const [name, request] of Object.entries(inbound.malformed ?? {})) {
    test(`refuses ${name}`, () => expectRefused(verdict(request), { settings }));
  }

  if (inbound.toleranceSeconds !== undefined) {
    const tolerance = inbound.toleranceSeconds;
    test(`takes a signed time that is ${tolerance} seconds off, and none that is more`, () => {
      accepted(genuine(), { now: seconds(tolerance) });
      accepted(genuine(), { now: seconds(-tolerance) });
      expectRefused(verdict(genuine(), { now: seconds(tolerance + 1) }), { settings });
      expectRefused(verdict(genuine(), { now: seconds(-tolerance - 1) }), { settings });
    });
  }

  if (inbound.rotated) {
    const rotated = inbound.rotated;
    test('takes the new and the former key while keys are changed', () => {
      accepted(genuine(), { settings: rotated });
      accepted(inbound.push(inbound.body, { at: now, settings: rotated }), { settings: rotated });
      expectRefused(verdict(inbound.push(inbound.body, { at: now, settings: rotated })), { settings });
    });
  }

  /** Refused with a reason that gives no secret away. */
  function expectRefused(found: Verdict, by: { settings: Settings }): void {
    expect(found).toMatchObject({ kind: 'refused' });
    for (const secret of secretsOf(adapter, by.settings)) expect(JSON.stringify(found)).not.toContain(secret);
  }
}

function describeReading(adapter: ChannelAdapter, { settings, reads, unknown }: ChannelFixtures): void {
  test.each(reads.map((one) => [one.name, one] as const))('reads %s', async (_, { event, expected }) => {
    const events = await adapter.read(event, settings);
    expect(events).toHaveLength(expected.length);
    expect(events).toMatchObject(expected.map(said));
    expected.forEach((one, index) => {
      for (const name of unsaid(one)) expect(events[index]).not.toHaveProperty(name);
    });
  });

  test.each(unknown.map((one) => [one.providerKind, one] as const))(
    'shows %s as unsupported under its own name',
    async (_, { event, providerKind }) => {
      const [read] = await adapter.read(event, settings);
      expect(read).toMatchObject({ kind: 'message', parts: [{ kind: 'unsupported', providerKind }] });
      expect(providerKind).toMatch(/^[\w.-]+$/);
    },
  );

  test('whatever was stored, reading does not throw', async () => {
    for (const raw of [
      '',
      '{',
      '{}',
      '[]',
      'null',
      '<xml></xml>',
      '<xml>',
      '\0',
      '\ufeff{}',
      '{"events":7}',
      '[1]',
    ]) {
      const events = await adapter.read({ key: 'k', at: null, raw: Buffer.from(raw) }, settings);
      expect(Array.isArray(events)).toBe(true);
    }
  });
}

function said(expected: object): object {
  return Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined));
}

function unsaid(expected: object): string[] {
  return Object.entries(expected).flatMap(([name, value]) => (value === undefined ? [name] : []));
}
