/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for the provider here */
import type { SeenMessage } from '../../../simulator/src/provider';
/* eslint-enable @nx/enforce-module-boundaries */
import { type Content } from '@yingda/contracts';
import type { ChannelGround } from './channel-ground';
import { INVOICE, PICTURE, RECORDING, type Sample } from './samples';
import type { FileKind } from './simulated-channel';
import type { Talk } from './talk';

const FILES: [FileKind, Sample][] = [
  ['image', PICTURE],
  ['file', INVOICE],
  ['voice', RECORDING],
];
const CARD: Content = {
  kind: 'product-card',
  productId: 'sku-1',
  title: '羊绒围巾',
  price: '¥299',
  url: 'https://shop.example/p/1',
};
/** Till reports of the provider are there. */
const REPORTED_MS = 5_000;

/** What agents send, and what is known of it. */
export function describeAnswering(ground: ChannelGround): void {
  const { channel } = ground;
  /** What becomes of a message that arrived, whose answer did not. */
  const inDoubt = () => (ground.can.idempotent || channel.reportsOurIds ? channel.ends : 'unknown');

  test('what an agent writes reaches the customer once, and its state is true', async () => {
    const talk = await ground.talk();
    const id = await talk.say('您好 <b>🙂</b>');
    await ground.pass(REPORTED_MS);
    expect(talk.words(['🙂'])).toEqual(['🙂']);
    expect(await talk.delivery(id)).toMatchObject({ state: channel.ends, pieces: 1 });
  });

  test.each(FILES)('an agent’s %s reaches the customer as such, or as a link to it', async (kind, sample) => {
    const talk = await ground.talk();
    const content = await talk.file(kind, sample);
    const id = await talk.say(content);
    await ground.pass(REPORTED_MS);
    expect(await talk.delivery(id)).toMatchObject({ state: channel.ends });
    const [seen, ...others] = talk.seen;
    expect(others).toEqual([]);
    const { attachmentId } = content as { attachmentId: string };
    const carried = ground.can.carries.includes(kind) || ground.can.carries.includes('file');
    expect(isFile(ground, seen!, await ground.bytesOf(attachmentId)) || linksTo(seen!)).toBe(true);
    if (!carried) expect(linksTo(seen!)).toBe(true);
  });

  test('a card reaches the customer with its words and its address', async () => {
    const talk = await ground.talk();
    const id = await talk.say(CARD);
    await ground.pass(REPORTED_MS);
    expect(talk.words(['羊绒围巾'])).toHaveLength(1);
    expect(talk.words(['https://shop.example/p/1'])).toHaveLength(1);
    expect((await talk.delivery(id)).state).toBe(channel.ends);
  });

  test('an answer that gets lost is shown as what it is: nothing is sent twice, and what follows goes on', async () => {
    const talk = await ground.talk();
    ground.fault({ match: { path: channel.sends }, action: 'close_after_accept', times: 1 });
    const ids = await talk.sayAll(['in doubt', 'follows']);
    await ground.pass(REPORTED_MS);
    await ground.until(async () => !(await waits(talk, ids)), 3_600_000);
    await ground.pass(REPORTED_MS);
    expect(talk.words(['in doubt', 'follows'])).toEqual(['in doubt', 'follows']);
    expect(await talk.states(ids)).toEqual([inDoubt(), channel.ends]);
  });

  test('a call that gets lost is never shown as arrived: it goes again where that is safe, else it stays in doubt', async () => {
    const talk = await counted();
    const safe = ground.can.idempotent;
    ground.fault({ match: { path: channel.sends }, action: 'drop', times: 1 });
    const ids = await talk.sayAll(['lost', 'follows']);
    await ground.pass(0);
    await ground.until(async () => !(await waits(talk, ids)), 3_600_000);
    await ground.pass(REPORTED_MS);
    expect(talk.words(['lost', 'follows'])).toEqual(safe ? ['lost', 'follows'] : ['follows']);
    expect(await talk.states(ids)).toEqual([safe ? channel.ends : 'unknown', channel.ends]);
  });

  test('a process that dies between the provider’s answer and the record of it sends nothing twice', async () => {
    const talk = await counted();
    const states = await afterDeath(talk);
    expect(talk.words(['under way', 'follows'])).toEqual(['under way', 'follows']);
    expect(states).toEqual([inDoubt(), channel.ends]);
  });

  if (channel.codeLastsMs)
    test('a process that dies after an answer by the customer’s code does not send it again by itself', async () => {
      const talk = await ground.talk();
      const states = await afterDeath(talk);
      expect(talk.words(['under way', 'follows'])).toEqual(['under way', 'follows']);
      // Nobody knows, and without the code it would be another message.
      expect(states).toEqual(['unknown', channel.ends]);
    });

  /** A customer whose code, if there was one, is over: what is sent now is sent as any other. */
  async function counted(): Promise<Talk> {
    const talk = await ground.talk();
    await ground.pass(channel.codeLastsMs ?? 0);
    return talk;
  }

  async function afterDeath(talk: Talk): Promise<string[]> {
    for (const node of ground.nodes) node.dies = 'after-sending';
    const ids = await talk.sayAll(['under way', 'follows']);
    await ground.pass(0);
    const [died] = ground.nodes.filter((node) => node.dead);
    expect(died).toBeDefined();
    for (const node of ground.nodes) node.dies = null;
    expect(talk.words(['under way', 'follows'])).toEqual(['under way']);
    expect(await talk.states(ids)).toEqual(['sending', 'queued']);
    // Whoever comes after it waits till it must be dead.
    await ground.pass(40_000);
    died!.revive();
    return talk.states(ids);
  }

  describeTokens(ground);
}

function describeTokens(ground: ChannelGround): void {
  const { channel } = ground;
  const { tokens } = channel;

  if ('fetchedAt' in tokens) {
    test('a token that ends in the middle of sending is fetched anew once, for both nodes', async () => {
      await ground.begin(tokens.settings?.(ground.addresses));
      const talks = [await ground.talk(), await ground.talk(ground.people[1])];
      for (const talk of talks) await talk.say('before');
      await ground.pass(0);
      const fetched = () => ground.calls(tokens.fetchedAt);
      const before = fetched();
      expect(before).toBe(1);
      const ids: string[][] = [];
      // Each has one lane: the second node begins while the first one's call is on its way.
      const letThrough = await ground.held(async (node, nth) => {
        ids.push(await talks[nth]!.sayAll(['in the middle', 'after']));
        await ground.relay();
        return node.round();
      });
      ground.provider.expireTokens({});
      await letThrough();
      await ground.pass(REPORTED_MS);
      for (const [nth, talk] of talks.entries()) {
        expect(talk.words(['before', 'in the middle', 'after'])).toEqual([
          'before',
          'in the middle',
          'after',
        ]);
        expect(await talk.states(ids[nth]!)).toEqual([channel.ends, channel.ends]);
      }
      expect(fetched()).toBe(before + 1);
    });
    return;
  }

  test('a token that is withdrawn in the middle of sending is told; with another one all goes once', async () => {
    const talks = [await ground.talk(), await ground.talk(ground.people[1])];
    for (const talk of talks) await talk.say('before');
    await ground.pass(0);
    ground.provider.expireTokens({});
    const ids: string[][] = [];
    for (const talk of talks) ids.push(await talk.sayAll(['in the middle', 'after']));
    await ground.pass(1_000);
    for (const [nth, talk] of talks.entries()) {
      expect(talk.words(['before', 'in the middle', 'after'])).toEqual(['before']);
      // What the channel tries again by its own schedule waits, all else has failed: either way it says why.
      const [first, second] = await Promise.all(ids[nth]!.map((id) => talk.delivery(id)));
      expect(first!.failure).toBeDefined();
      expect([first!.state, second!.state]).toEqual(
        ground.adapter.retries ? ['queued', 'queued'] : ['failed', 'failed'],
      );
    }
    await ground.edit(tokens.pasted(ground.account));
    for (const [nth, talk] of talks.entries())
      for (const id of ids[nth]!) if ((await talk.delivery(id)).state === 'failed') await talk.resend(id);
    await ground.until(
      async () => !(await waits(talks[0]!, ids[0]!)) && !(await waits(talks[1]!, ids[1]!)),
      3_600_000,
    );
    await ground.pass(REPORTED_MS);
    for (const [nth, talk] of talks.entries()) {
      expect(talk.words(['before', 'in the middle', 'after'])).toEqual(['before', 'in the middle', 'after']);
      expect(await talk.states(ids[nth]!)).toEqual([channel.ends, channel.ends]);
    }
  });
}

/** Whether anything of it is still to be sent. */
export async function waits(talk: Talk, ids: readonly string[]): Promise<boolean> {
  return (await talk.states(ids)).some((state) => state === 'queued' || state === 'sending');
}

function isFile(ground: ChannelGround, { body }: SeenMessage, bytes: Buffer): boolean {
  const media = ground.provider.file?.(String(body['media']));
  return media !== undefined && media.bytes.equals(bytes);
}

function linksTo({ body }: SeenMessage): boolean {
  return /https:\/\/shop\.example\/files\//.test(JSON.stringify(body));
}
