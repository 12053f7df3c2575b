import type { ChannelGround } from './channel-ground';
import { waits } from './describe-answering';
import { leftAt } from './describe-limits';
import { PICTURE } from './samples';
import { heard, type Talk } from './talk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WORDS = ['first', 'second', 'third'];

/** The provider is away: what is said meanwhile goes out afterwards, all of it, once, in its order. */
export function describeOutages(ground: ChannelGround): void {
  const { channel } = ground;
  let picture = false;
  const refusing = channel.outage ?? { path: '*', action: 'status 503' };

  test('ten seconds in which the provider refuses everything: nothing lost, nothing doubled, in order', async () => {
    const talk = await ground.talk();
    ground.fault({ match: { path: refusing.path }, action: refusing.action, tag: 'outage' });
    const ids = await during(talk, 10_000);
    await ground.pass(10_000);
    expect(talk.seen).toEqual([]);
    expect(await talk.states(ids)).toEqual(['queued', 'queued', 'queued']);
    ground.world.faults.remove({ tag: 'outage' });
    await after(talk, ids);
  });

  test('an hour in which nobody is there: nothing lost, nothing doubled, in order', async () => {
    const talk = await ground.talk();
    await ground.vanish();
    const ids = await during(talk, HOUR);
    await ground.pass(HOUR);
    expect(talk.seen).toEqual([]);
    expect(await talk.states(ids)).toEqual(['queued', 'queued', 'queued']);
    await ground.comeBack();
    await after(talk, ids);
  });

  /** The agent writes; the customer sends a picture, unless it would be gone when the provider is back. */
  async function during(talk: Talk, ms: number): Promise<string[]> {
    const ids = await talk.sayAll(WORDS);
    picture = ms < (channel.filesLastMs ?? Infinity);
    if (picture) await ground.act(channel.files.image!(PICTURE), talk.user);
    return ids;
  }

  async function after(talk: Talk, ids: readonly string[]): Promise<void> {
    // Channels with a schedule of their own may wait for hours before they try again.
    await ground.until(async () => !(await waits(talk, ids)), 6 * HOUR);
    await ground.until(async () => !(await fetching(ground)), HOUR);
    await ground.pass(5_000);
    expect(talk.words(WORDS)).toEqual(WORDS);
    expect(talk.seen).toHaveLength(WORDS.length);
    expect(await talk.states(ids)).toEqual(ids.map(() => channel.ends));
    const left = await talk.window();
    // Counted as the provider counts, whatever was tried in between.
    if (left?.quotaLeft != null) expect(left.quotaLeft).toBe(leftAt(ground, talk));
    await ground.done(channel.text('谢谢'), talk.user);
    const said = await heard(ground);
    expect(said.filter((one) => one === '谢谢')).toHaveLength(1);
    expect(said).toHaveLength(picture ? 3 : 2);
    const [file] = await ground.database.query<{ state: string }>('select state from attachments');
    expect(file?.state).toBe(picture ? 'ready' : undefined);
  }
}

async function fetching(ground: ChannelGround): Promise<boolean> {
  const rows = await ground.database.query(`select 1 from channel_media where state = 'pending'`);
  return rows.length > 0;
}
