import { EventEmitter } from 'node:events';
import { Keeper, type Channel } from './keeper';

/** A launcher that answers as told. */
class FakeChannel extends EventEmitter {
  readonly sent: Record<string, unknown>[] = [];

  send(message: object): boolean {
    this.sent.push(message as Record<string, unknown>);
    return true;
  }

  asChannel(): Channel {
    return this as unknown as Channel;
  }
}

describe('the keeper, as a driver sees it', () => {
  it('gives each caller the answer to its own request, whatever order they come in', async () => {
    const channel = new FakeChannel();
    const keeper = new Keeper(channel.asChannel());
    const first = keeper.start({ kind: 'gateway', name: 'a' });
    const second = keeper.start({ kind: 'gateway', name: 'b' });
    for (const { id, name } of [...channel.sent].reverse())
      channel.emit('message', { id, ok: true, name, port: 1 });
    expect((await first).name).toBe('a');
    expect((await second).name).toBe('b');
  });

  it('fails with the sentence of what could not be done', async () => {
    const channel = new FakeChannel();
    const stopping = new Keeper(channel.asChannel()).stop('nobody');
    channel.emit('message', { id: channel.sent[0]?.['id'], ok: false, message: 'There is no "nobody".' });
    await expect(stopping).rejects.toThrow('There is no "nobody".');
  });

  it('tells of processes that ended, until nobody wants to hear it', () => {
    const channel = new FakeChannel();
    const keeper = new Keeper(channel.asChannel());
    const heard: string[] = [];
    const stop = keeper.onEnded(({ name, signal }) => heard.push(`${name} ${signal}`));
    channel.emit('message', { event: 'ended', name: 'a', code: null, signal: 'SIGKILL' });
    stop();
    channel.emit('message', { event: 'ended', name: 'b', code: null, signal: 'SIGKILL' });
    expect(heard).toEqual(['a SIGKILL']);
  });

  it('ends the driver when the launcher is gone', () => {
    const channel = new FakeChannel();
    let lost = 0;
    new Keeper(channel.asChannel(), () => lost++);
    channel.emit('disconnect');
    expect(lost).toBe(1);
  });
});
