import { Refusal } from '@yingda/contracts/names';
import type { Log } from '@yingda/platform';
import type { AdapterContext } from '../adapters/adapter';
import { ProviderUnreachable } from '../domain/provider-error';
import { ScriptedChannel } from '../sending-ground';
import { callProvider } from './call-provider';

const piece = { id: 'p1', to: 'open-1', body: { kind: 'text' as const, text: 'hello' } };

describe('a call to a provider', () => {
  const logged: object[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (fields) => logged.push(fields) };
  beforeEach(() => logged.splice(0));

  function context(
    fetch: AdapterContext['fetch'] = async () => ({
      status: 200,
      headers: new Headers(),
      bytes: Buffer.from(''),
    }),
  ) {
    return {
      inboxId: 'inbox-1',
      settings: { hookUrl: '', appSecret: 's3cr3t-value' },
      now: () => new Date(0),
      fetch,
      token: async (fetchNew: () => Promise<{ token: string }>) => (await fetchNew()).token,
      tokenRefused: async () => undefined,
      file: () => Promise.reject(new Refusal('attachment-not-found', 'There is no such file.')),
    } as AdapterContext;
  }
  const outcome = (send: (context: AdapterContext) => Promise<unknown>, with_ = context()) => {
    const channel = new ScriptedChannel();
    channel.answer = async (_, inside) => {
      await send(inside);
      return { ok: true, state: 'accepted', providerId: null };
    };
    return callProvider(channel.adapter, piece, { context: with_, log });
  };

  it('that had no answer may have been done when it had left, else it is tried again', async () => {
    const unreachable = (sent: boolean) =>
      context(() => Promise.reject(new ProviderUnreachable('cut', sent)));
    expect(await outcome(({ fetch }) => fetch('x'), unreachable(true))).toMatchObject({
      class: 'unknown-outcome',
    });
    expect(await outcome(({ fetch }) => fetch('x'), unreachable(false))).toMatchObject({
      class: 'retry-later',
    });
  });

  it('that failed in the adapter before anything left was not sent; after that nobody knows', async () => {
    const fail = () => Promise.reject(new Error('a bug'));
    expect(await outcome(fail)).toMatchObject({ class: 'bad-content', code: 'adapter-error' });
    expect(await outcome(async ({ fetch }) => fetch('x').then(fail))).toMatchObject({
      class: 'unknown-outcome',
    });
    const token = async ({ fetch, token: get }: AdapterContext) =>
      get(async () => {
        await fetch('token');
        return { token: 't', expiresInSeconds: 1 };
      }).then(fail);
    expect(await outcome(token)).toMatchObject({ class: 'bad-content' });
  });

  it('whose file is gone was not sent', async () => {
    expect(await outcome(({ file }) => file('gone'))).toMatchObject({
      class: 'bad-content',
      code: 'attachment-not-found',
    });
  });

  it('shows and logs no secret', async () => {
    const fail = () =>
      Promise.reject(new Error('POST https://x/?access_token=TOKEN with s3cr3t-value failed'));
    const { detail } = (await outcome(fail)) as { detail: string };
    expect(detail).toBe('POST https://x/?access_token=*** with *** failed');
    expect(JSON.stringify(logged)).toContain('access_token=***');
    expect(JSON.stringify(logged)).not.toMatch(/TOKEN|s3cr3t/);
  });
});
