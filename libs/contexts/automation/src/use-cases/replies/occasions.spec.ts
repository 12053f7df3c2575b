import type { AutoReplyKind } from '@yingda/contracts/names';
import type { AutoReply } from '../../domain/replies/auto-reply';
import { RepliesWorld } from './replies-world';

const reply = (kind: AutoReplyKind, with_: Partial<AutoReply> = {}): AutoReply => ({
  ...{ id: kind, key: kind, name: kind, kind, enabled: true, priority: 50, inboxIds: [], version: 1 },
  ...{
    texts: [{ language: 'zh-CN', text: `${kind}{{queue_position|}}` }],
    attachmentIds: [],
    menu: [],
    keywords: [],
  },
  ...{ action: 'none', cooldownSeconds: 120, phase: 'waiting', afterSeconds: null, repeats: null },
  ...with_,
});
const SET = [
  reply('welcome'),
  reply('queue'),
  reply('closing'),
  reply('no-reply-yet', { phase: 'unanswered', afterSeconds: 60, repeats: 2 }),
];
const said = ({ lines }: RepliesWorld) =>
  lines.filter(({ author }) => author === 'bot').map(({ text }) => text);

describe('what is said without being asked for', () => {
  it('welcome and place in the queue in one message, once, where nobody had an answer', async () => {
    const world = new RepliesWorld(SET);
    const { occasions } = world.node();
    expect(await occasions.unanswered(world.write('customer', '这个锅多大'))).toBe(true);
    expect(await occasions.unanswered(world.write('customer', '在吗'))).toBe(false);
    expect(said(world)).toEqual(['welcome2\nqueue2']);
  });

  it('a welcome for who comes in and writes nothing, and not for who wrote', async () => {
    const [silent, writes] = [new RepliesWorld(SET), new RepliesWorld(SET)];
    await silent.node().occasions.entered('talk');
    await silent.node().occasions.entered('talk');
    writes.write('customer', '在吗');
    await writes.node().occasions.entered('talk');
    expect([said(silent), said(writes)]).toEqual([['welcome2'], []]);
  });

  it('that they are not forgotten: so often as was set, and not when somebody has answered', async () => {
    const world = new RepliesWorld(SET);
    const { occasions } = world.node();
    world.status = 'active';
    world.write('agent', '您好');
    world.write('customer', '还在吗');
    expect(await occasions.silence('talk', 1)).toBe(true);
    expect(await world.node().occasions.silence('talk', 1)).toBe(true);
    expect(await occasions.silence('talk', 2)).toBe(false);
    expect(await occasions.silence('talk', 3)).toBe(false);
    expect(said(world)).toHaveLength(2);
    world.write('agent', '在的');
    expect(await occasions.silence('talk', 1)).toBe(false);
    expect(said(world)).toHaveLength(2);
  });

  it('the place of who waits again, unless something was said since they wrote', async () => {
    const world = new RepliesWorld(SET);
    const { occasions } = world.node();
    world.write('customer', '请帮我查一下');
    await occasions.waitsAgain('talk', 'one');
    await occasions.waitsAgain('talk', 'two');
    expect(said(world)).toEqual(['queue2']);
  });

  it('no farewell where the message after the end is the survey’s', async () => {
    const world = new RepliesWorld(SET);
    world.write('customer', '好的');
    world.status = 'closed';
    const event = { id: 'closed', at: world.now };
    await world.node().occasions.closed({ id: 'talk', inboxId: 'inbox' }, event);
    expect(said(world)).toEqual([]);
    world.channel = 'web';
    await world.node().occasions.closed({ id: 'talk', inboxId: 'inbox' }, event);
    await world.node().occasions.closed({ id: 'talk', inboxId: 'inbox' }, event);
    expect(said(world)).toEqual(['closing2']);
  });
});
