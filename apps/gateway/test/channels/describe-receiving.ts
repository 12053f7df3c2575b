import type { Content } from '@yingda/contracts';
import type { ChannelGround } from './channel-ground';
import { AMR, INVOICE, PICTURE, RECORDING, type Sample } from './samples';
import type { FileKind } from './simulated-channel';
import { heard, toldIn } from './talk';
import { eventually as within } from '@yingda/testing';

const KINDS: [FileKind, Sample][] = [
  ['image', PICTURE],
  ['file', INVOICE],
  ['voice', RECORDING],
];
/** However busy the machine is. */
const eventually = <T>(check: () => T | Promise<T>) => within(check, 20_000);
const PLACE = { latitude: 31.2304, longitude: 121.4737 };

/** What customers send, however it comes. */
export function describeReceiving(ground: ChannelGround): void {
  const { channel } = ground;
  const pushed = channel.hook !== null;

  test('what a customer writes becomes their message, with the provider’s time and ours', async () => {
    await ground.done(channel.text('包裹在哪？🙂 <b> & "引号"'));
    expect(await heard(ground)).toEqual(['包裹在哪？🙂 <b> & "引号"']);
    const rows = await ground.database.query<{ sentAt: Date | null; receivedAt: Date }>(
      'select sent_at as "sentAt", received_at as "receivedAt" from channel_messages',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.receivedAt.getTime()).toBeLessThanOrEqual(ground.clock.now());
    if (channel.lacksTime) expect(rows[0]!.sentAt).toBeNull();
    else
      expect(Math.abs(rows[0]!.sentAt!.getTime() - Date.parse('2026-01-01T00:00:00Z'))).toBeLessThan(1_000);
  });

  for (const [kind, plain] of KINDS) {
    const send = channel.files[kind];
    const sample = kind === 'voice' ? (channel.voice ?? plain) : plain;
    if (!send) continue;
    test(`a customer’s ${kind} is shown, and its bytes are fetched`, async () => {
      await ground.done(send(sample));
      const file = await theFile(ground);
      expect(file).toMatchObject({ kind: channel.comesAs ?? kind, state: 'ready' });
      // Pictures are made anew, recordings that no browser plays are turned into one that every browser plays.
      if (kind !== 'image' && sample !== AMR) expect(file.bytes).toEqual(sample.bytes);
      expect(file.bytes.length).toBeGreaterThan(0);
    });
  }

  if (channel.location) {
    const go = channel.location;
    test('a customer’s place is shown where it is', async () => {
      await ground.done(go(PLACE));
      const [one] = await toldIn(ground);
      expect(one!.content).toMatchObject({
        kind: 'location',
        latitude: expect.closeTo(PLACE.latitude, 3),
        longitude: expect.closeTo(PLACE.longitude, 3),
      });
    });
  }

  test('what comes three times at once, on two nodes, is one message', async () => {
    if (pushed) ground.fault({ match: { event: '*' }, action: 'duplicate 3', times: 1 });
    await ground.done({ ...channel.text('once'), ...channel.again });
    expect(await heard(ground)).toEqual(['once']);
    await ground.done(channel.text('then'));
    expect(await heard(ground)).toEqual(['once', 'then']);
  });

  if (pushed) {
    test('what is forged is refused and leaves nothing behind', async () => {
      ground.fault({ match: { event: '*' }, action: 'bad_signature', times: 1 });
      await ground.act(channel.text('forged'));
      await eventually(() =>
        ground.world.journal
          .read()
          .some(({ direction, answer }) => direction === 'push' && [401, 403].includes(answer?.status ?? 0)),
      );
      const rows = await ground.database.query('select provider_key from channel_events');
      expect(rows).toEqual([]);
    });

    if (!channel.lacksTime)
      test('what comes in the wrong order is shown in the right one', async () => {
        ground.fault({ match: { event: '*' }, action: 'delay_ms 1100', times: 1 });
        await ground.act(channel.text('first'));
        await ground.clock.advance(1_000);
        await ground.act(channel.text('second'));
        await eventually(async () => (await kept(ground)) === 1);
        await ground.clock.advance(100);
        await eventually(async () => (await kept(ground)) === 2);
        await ground.hears();
        const [late, early] = await arrivals(ground);
        expect(late!.getTime()).toBeGreaterThan(early!.getTime());
        expect(await heard(ground)).toEqual(['first', 'second']);
      });
  }

  test('a process that dies between keeping what came and answering loses nothing and doubles nothing', async () => {
    const { nodes } = ground;
    // Whichever it comes to; what is pulled is lost with the process, as the place is kept with it.
    for (const node of nodes) node.dies = pushed ? 'before-answering' : 'after-pulling';
    await ground.act(channel.text('kept'));
    if (!pushed) await ground.hears();
    await eventually(() => nodes.some((node) => node.dead));
    expect(await kept(ground)).toBe(pushed ? 1 : 0);
    for (const node of nodes) node.dies = null;
    // The provider comes again by its own schedule, if it has one.
    await ground.pass(90_000);
    for (const node of nodes) if (node.dead) node.revive();
    await ground.done(channel.text('after'));
    expect(await heard(ground)).toEqual(['kept', 'after']);
  });
}

/** How many of the provider's events are kept. */
async function kept(ground: ChannelGround): Promise<number> {
  const [row] = await ground.database.query<{ n: number }>('select count(*)::int as n from channel_events');
  return row!.n;
}

/** The provider's times, in the order in which they came. */
async function arrivals(ground: ChannelGround): Promise<Date[]> {
  const rows = await ground.database.query<{ at: Date }>(
    'select provider_at as at from channel_events order by received_at, id',
  );
  return rows.map(({ at }) => at);
}

async function theFile(ground: ChannelGround): Promise<{ kind: string; state: string; bytes: Buffer }> {
  const [one] = (await toldIn(ground)).filter(({ content }) => idsIn(content).length > 0);
  if (!one) throw new Error(`No file among ${JSON.stringify(await toldIn(ground))}`);
  const [id] = idsIn(one.content);
  const [row] = await ground.database.query<{ state: string }>(
    'select state from attachments where id = $1',
    [id],
  );
  const state = row!.state;
  return {
    kind: one.content.kind,
    state,
    bytes: state === 'ready' ? await ground.bytesOf(id!) : Buffer.alloc(0),
  };
}

function idsIn(content: Content): string[] {
  if ('attachmentId' in content) return [content.attachmentId];
  return content.kind === 'email' ? content.attachments.map((one) => one.attachmentId) : [];
}
