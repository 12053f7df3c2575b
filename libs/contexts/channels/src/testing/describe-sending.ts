import type { ChannelAdapter, SendOutcome } from '../adapters/adapter';
import { ProviderUnreachable } from '../domain/provider-error';
import { type ChannelFixtures, type ProviderReply, type SendFixtures, secretsOf } from './channel-fixtures';
import { type Call, FakeContext } from './fake-context';

/** What every answer of the provider to a sent piece means. */
export function describeSending(
  adapter: ChannelAdapter,
  { settings, now }: ChannelFixtures,
  send: SendFixtures,
): void {
  const others = send.others ?? (() => ({ body: {} }));
  const isSend = (call: Call) =>
    typeof send.call === 'string' ? call.url.includes(send.call) : send.call.test(call.url);
  const sending = (reply: () => ProviderReply): Promise<SendOutcome> => {
    const context = new FakeContext(settings, now, (call) => (isSend(call) ? reply() : others(call.url)));
    return adapter.send(send.piece, context);
  };

  test('a piece that the provider took is accepted', async () => {
    expect(await sending(() => send.accepted)).toMatchObject({ ok: true });
  });

  test.each(send.failures.map((one) => [one.name, one.class, one.reply] as const))(
    'the answer %s means %s',
    async (_, kind, reply) => {
      const outcome = await sending(() => reply);
      expect(outcome).toMatchObject({ ok: false, class: kind });
      expect(outcome.ok ? '' : outcome.code).not.toBe('');
    },
  );

  test('no answer: tried again when nothing had left; else it may have been sent', async () => {
    const none = (sent: boolean) =>
      sending(() => {
        throw new ProviderUnreachable('No answer.', sent);
      });
    expect(await none(false)).toMatchObject({ ok: false, class: 'retry-later' });
    expect(await none(true)).toMatchObject({ ok: false, class: 'unknown-outcome' });
  });

  test('an answer that is none of the provider’s own is a failure with a class', async () => {
    for (const status of [500, 502, 503]) {
      const outcome = await sending(() => ({ status, body: '<html>Bad gateway</html>' }));
      expect(outcome.ok ? 'ok' : outcome.class).toMatch(/^(retry-later|unknown-outcome)$/);
    }
    const cut = await sending(() => ({ body: '{"err' }));
    expect(cut.ok ? 'ok' : cut.class).toMatch(/^(retry-later|unknown-outcome)$/);
  });

  if (send.repeating) {
    const repeating = send.repeating;
    test('no secret stands in the details of a failure, even where the provider repeats it', async () => {
      const secrets = secretsOf(adapter, settings);
      const outcome = await sending(() => repeating(`wrong: ${secrets.join(' ')}`));
      expect(outcome.ok).toBe(false);
      for (const secret of secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
    });
  }
}
