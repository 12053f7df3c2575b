import { FakeBrowser, FakeServer, failureCodes, text } from '../testing/fake-tabs';
import type { QueuedMessage } from './types';

const words = (messages: readonly QueuedMessage[]) =>
  messages.map(({ content }) => (content?.kind === 'text' ? content.text : null));

describe('the send queue', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const pass = (ms = 60_000) => jest.advanceTimersByTimeAsync(ms);

  const setUp = () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server);
    return { server, browser, ...browser.tab() };
  };

  it('sends in the order written and shows each until it is acknowledged', async () => {
    const { server, queue } = setUp();
    void queue.add({ conversationId: 'c', content: text('1') });
    void queue.add({ conversationId: 'c', content: text('2') });
    expect(words(queue.list('c'))).toEqual(['1', '2']);
    await pass();
    expect(words(server.stored)).toEqual(['1', '2']);
    expect(queue.list()).toEqual([]);
  });

  it('sends again under the same id after a lost answer, and the server has it once', async () => {
    const { server, queue } = setUp();
    server.weather.push('lost-answer', 'lost', 'busy');
    void queue.add({ conversationId: 'c', content: text('1') });
    void queue.add({ conversationId: 'c', content: text('2') });
    await pass();
    expect(words(server.stored)).toEqual(['1', '2']);
    expect(new Set(server.sends.slice(0, 4)).size).toBe(1);
  });

  it('waits offline and through a reload, and goes when the network returns', async () => {
    const { server, browser, queue, setOnline } = setUp();
    setOnline(false);
    void queue.add({ conversationId: 'c', content: text('written offline') });
    await pass(1_000);
    queue.stop();
    const reloaded = browser.tab();
    await Promise.all([reloaded.queue.load(), pass(10)]);
    await pass();
    expect(words(server.stored)).toEqual(['written offline']);
  });

  it('waits as long as the server asks when it is limited', async () => {
    const { server, queue } = setUp();
    server.weather.push('limited');
    void queue.add({ conversationId: 'c', content: text('1') });
    await pass(1_000);
    void queue.add({ conversationId: 'c', content: text('2') });
    await pass(2_900);
    expect(server.sends).toHaveLength(1);
    await pass(300);
    expect(words(server.stored)).toEqual(['1', '2']);
  });

  it('goes on in the next conversation, all of it, under the same ids', async () => {
    const { server, queue, setOnline } = setUp();
    setOnline(false);
    const ids: string[] = [];
    for (const word of ['1', '2', '3']) {
      const adding = queue.add({ conversationId: 'c', content: text(word), replyTo: 'in-c' });
      await pass(10);
      ids.push((await adding).clientMessageId);
    }
    server.closed.add('c');
    setOnline(true);
    await pass();
    expect(words(server.stored)).toEqual(['1', '2', '3']);
    expect(server.stored.map(({ conversationId }) => conversationId)).toEqual(['next-1', 'next-1', 'next-1']);
    expect(server.stored.map(({ clientMessageId }) => clientMessageId)).toEqual(ids);
    expect(server.stored.map(({ replyTo }) => replyTo)).toEqual([undefined, undefined, undefined]);
  });

  it('lets nothing written in the next conversation overtake what is still moving there', async () => {
    const { server, browser, queue, setOnline } = setUp();
    setOnline(false);
    for (const word of ['1', '2', '3']) {
      const adding = queue.add({ conversationId: 'c', content: text(word) });
      await pass(10);
      await adding;
    }
    const put = browser.storage.put.bind(browser.storage);
    jest.spyOn(browser.storage, 'put').mockImplementation(async (message) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return put(message);
    });
    let written = false;
    queue.onChange(() => {
      if (written || queue.list('next-1').length === 0) return;
      written = true;
      void queue.add({ conversationId: 'next-1', content: text('4') });
    });
    server.closed.add('c');
    setOnline(true);
    await pass();
    expect(words(server.stored)).toEqual(['1', '2', '3', '4']);
  });

  it('gives a refused message back with its code, goes on with the next, and sends it again when told', async () => {
    const { server, queue } = setUp();
    server.weather.push('refused');
    void queue.add({ conversationId: 'c', content: text('bad') });
    void queue.add({ conversationId: 'c', content: text('good') });
    await pass();
    expect(words(server.stored)).toEqual(['good']);
    expect(words(queue.list())).toEqual(['bad']);
    expect(failureCodes(queue.list())).toEqual(['text-too-long']);
    void queue.resend((queue.list()[0] as QueuedMessage).clientMessageId);
    await pass();
    expect(words(server.stored)).toEqual(['good', 'bad']);
  });

  it('hands a failed message back to be written anew', async () => {
    const { server, queue } = setUp();
    server.weather.push('refused');
    void queue.add({ conversationId: 'c', content: text('bad') });
    await pass();
    const withdrawn = queue.withdraw((queue.list()[0] as QueuedMessage).clientMessageId);
    await pass(10);
    expect(words([(await withdrawn) as QueuedMessage])).toEqual(['bad']);
    expect(queue.list()).toEqual([]);
  });

  it('gives a file back when it is gone from the device', async () => {
    const { queue } = setUp();
    void queue.add({ conversationId: 'c', content: null });
    await pass();
    expect(failureCodes(queue.list())).toEqual(['file-lost']);
  });

  it('keeps two conversations apart: one that waits does not hold the other up', async () => {
    const { server, queue } = setUp();
    server.weather.push('limited');
    void queue.add({ conversationId: 'a', content: text('a') });
    await pass(50);
    void queue.add({ conversationId: 'b', content: text('b') });
    await pass(100);
    expect(words(server.stored)).toEqual(['b']);
  });

  it('lets another tab send what an offline tab wrote, and tells the first', async () => {
    const { server, browser, queue, setOnline } = setUp();
    const other = browser.tab();
    setOnline(false);
    const accepted: boolean[] = [];
    queue.onAccepted(({ elsewhere }) => accepted.push(elsewhere));
    void queue.add({ conversationId: 'c', content: text('1') });
    await pass();
    expect(words(server.stored)).toEqual(['1']);
    expect(accepted).toEqual([true]);
    expect(queue.list()).toEqual([]);
    expect(other.queue.list()).toEqual([]);
  });

  it('still sends when nothing can be stored on the device', async () => {
    const { server, browser, queue } = setUp();
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    jest.spyOn(browser.storage, 'put').mockRejectedValue(new Error('full'));
    void queue.add({ conversationId: 'c', content: text('1') });
    await pass();
    expect(words(server.stored)).toEqual(['1']);
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });
});
