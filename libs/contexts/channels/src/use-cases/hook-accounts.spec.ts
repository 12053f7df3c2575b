import type { ChannelAdapter } from '../adapters/adapter';
import { anInbox } from '../testing';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import { HookAccounts } from './hook-accounts';

describe('the accounts that hooks are verified with', () => {
  let reads: string[];
  let secret: string;
  let broken: Error | null;
  let accounts: HookAccounts;
  const inbox = anInbox({ channel: 'telegram', key: 'shop' });
  const adapter = { channel: 'telegram' } as ChannelAdapter;

  beforeEach(() => {
    jest.useFakeTimers();
    reads = [];
    secret = 'first';
    broken = null;
    const table = {
      async byKey(key: string) {
        reads.push(key);
        if (broken) throw broken;
        return key === 'nobody' ? null : { ...inbox, key };
      },
    };
    const known = { adapterOf: () => adapter, settingsOf: () => ({ hookUrl: '', secretToken: secret }) };
    accounts = new HookAccounts(table as unknown as InboxTable, known as unknown as Accounts);
  });
  afterEach(() => jest.useRealTimers());

  const secretOf = async (key = 'shop') => (await accounts.of(key))?.settings['secretToken'];

  it('are read once a second, however many hooks come, also at the same time', async () => {
    await Promise.all(Array.from({ length: 50 }, () => secretOf()));
    jest.advanceTimersByTime(999);
    await secretOf();
    expect(reads).toEqual(['shop']);
    jest.advanceTimersByTime(1);
    await secretOf();
    expect(reads).toHaveLength(2);
  });

  it('have new keys a second after they were changed, or as soon as somebody asks again', async () => {
    await secretOf();
    secret = 'second';
    jest.advanceTimersByTime(50);
    expect(await secretOf()).toBe('first');
    expect((await accounts.again('shop'))?.settings['secretToken']).toBe('second');
    expect(await secretOf()).toBe('second');
  });

  it('are read twenty times a second at most for those who are refused, however many come', async () => {
    for (let number = 0; number < 200; number++) {
      await accounts.of('shop');
      await accounts.again('shop');
      jest.advanceTimersByTime(1);
    }
    expect(reads).toHaveLength(4);
  });

  it('that do not exist, or could not be read, are looked for each time', async () => {
    expect(await accounts.of('nobody')).toBeNull();
    expect(await accounts.of('nobody')).toBeNull();
    broken = new Error('no database');
    await expect(accounts.of('shop')).rejects.toThrow('no database');
    broken = null;
    expect(await secretOf()).toBe('first');
    expect(reads).toEqual(['nobody', 'nobody', 'shop', 'shop']);
  });

  it('are remembered in numbers that have an end, the latest ones', async () => {
    for (let number = 0; number < 501; number++) await accounts.of(`shop-${number}`);
    reads = [];
    await accounts.of('shop-500');
    expect(reads).toEqual([]);
    await accounts.of('shop-0');
    expect(reads).toEqual(['shop-0']);
  });
});
