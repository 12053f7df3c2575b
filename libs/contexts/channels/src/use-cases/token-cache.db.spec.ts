import { Cryptor, newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { ProviderUnreachable } from '../domain/provider-error';
import { TokenCache } from './token-cache';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the token of an account', () => {
  let test: TestDatabase;
  let inbox: string;
  let nodes: TokenCache[];
  let fetched: number;
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 20 });
  });
  beforeEach(() => {
    inbox = newId();
    fetched = 0;
    const cryptor = new Cryptor('a-secret-key-for-specs-0123456789abcdef');
    nodes = [0, 1].map(() => new TokenCache(test.database, test.clock, cryptor));
  });
  afterAll(() => test.close());

  const fetchNew = async () => {
    await pause(30);
    fetched += 1;
    return { token: `token ${fetched}`, expiresInSeconds: 7_200 };
  };
  const all = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => nodes[index % 2]!.token(inbox, fetchNew)));

  it('is fetched once for fifty sends at once on two nodes', async () => {
    expect(new Set(await all(50))).toEqual(new Set(['token 1']));
    expect(fetched).toBe(1);
  });

  it('is fetched anew once when fifty sends on two nodes have it refused', async () => {
    await all(1);
    const sends = Array.from({ length: 50 }, async (_, index) => {
      const node = nodes[index % 2]!;
      await node.refused(inbox, 'token 1');
      await pause(index % 5);
      return node.token(inbox, fetchNew);
    });
    expect(new Set(await Promise.all(sends))).toEqual(new Set(['token 2']));
    await nodes[0]!.refused(inbox, 'token 1');
    expect(await nodes[1]!.token(inbox, fetchNew)).toBe('token 2');
    expect(fetched).toBe(2);
  });

  it('is taken from use five minutes before its end', async () => {
    await all(1);
    test.clock.advance(6_899_000);
    expect(await nodes[0]!.token(inbox, fetchNew)).toBe('token 1');
    test.clock.advance(2_000);
    expect(await nodes[0]!.token(inbox, fetchNew)).toBe('token 2');
  });

  it('is kept encrypted', async () => {
    await all(1);
    const [row] = await test.database.query<{ token: string }>(
      'select token from channel_tokens where inbox_id = $1',
      [inbox],
    );
    expect(row!.token).not.toContain('token 1');
  });

  it('is the old one while it lives and another node fetches', async () => {
    await all(1);
    test.clock.advance(6_950_000);
    let go: () => void = () => undefined;
    const slow = nodes[0]!.token(inbox, async () => {
      await new Promise<void>((resolve) => (go = resolve));
      return fetchNew();
    });
    await pause(50);
    expect(await nodes[1]!.token(inbox, fetchNew)).toBe('token 1');
    go();
    expect(await slow).toBe('token 2');
  });

  it('is fetched by another when the first one died, and its late answer overwrites nothing', async () => {
    let go: () => void = () => undefined;
    const dead = nodes[0]!.token(inbox, async () => {
      await new Promise<void>((resolve) => (go = resolve));
      return { token: 'late', expiresInSeconds: 7_200 };
    });
    await pause(50);
    test.clock.advance(10_001);
    expect(await nodes[1]!.token(inbox, fetchNew)).toBe('token 1');
    go();
    expect(await dead).toBe('token 1');
    expect(fetched).toBe(1);
  });

  it('that cannot be fetched has sent no message, and is tried again by the next', async () => {
    const failing = () => Promise.reject(new ProviderUnreachable('no answer', true));
    await expect(nodes[0]!.token(inbox, failing)).rejects.toMatchObject({ sent: false });
    expect(await nodes[1]!.token(inbox, fetchNew)).toBe('token 1');
  });
});
