import type { INestApplicationContext } from '@nestjs/common';
import { AddInbox, EditInbox, InboxReader } from '@yingda/channels';
import { type Channel } from '@yingda/contracts/names';
import { LOG, type Log } from '@yingda/platform';
import { isIP } from 'node:net';
import type { Config } from '../config';
import { DEMO } from './filling/shop';
import { INBOX_KEY, SHOP_NAME } from './samples/inboxes';

interface Entrance {
  channel: Channel;
  key: string;
  name: string;
}

/** The accounts of the simulator that the demo answers. Their hook addresses are the simulator's own proposal. */
const ENTRANCES: readonly Entrance[] = [
  { channel: 'wechat', key: 'demo-wechat', name: '微信服务号' },
  { channel: 'wechat-mini-program', key: 'demo-wechat-mini-program', name: '微信小程序' },
];

/** An account as the simulator tells it; names as in its control API. */
interface Account {
  app_id: string;
  secret: string;
  token: string;
  encoding_aes_key: string;
  mode: string;
}

const TRIES = 60;
const PAUSE_MS = 500;
const CALL_MS = 5_000;

/**
 * Connects the demo's accounts with the simulator beside it, as an administrator would: an inbox with the account's
 * keys, then the provider's check of the address. In the background, for the simulator may be starting; what a person
 * has made of such an inbox since stays as it is.
 */
export async function connectSimulator(app: INestApplicationContext, config: Config): Promise<void> {
  if (!config.demo || !config.simulatorUrl) return;
  const log = app.get<Log>(LOG);
  const simulator = new SimulatorControl(config.simulatorUrl);
  try {
    const accounts = await simulator.accounts();
    for (const entrance of ENTRANCES) {
      const account = accounts.get(entrance.channel);
      if (!account) continue;
      await connect(app, entrance, settingsFor(account, entrance, config));
      await simulator.verify(entrance.channel);
    }
    log.info({ inboxes: ENTRANCES.map(({ key }) => key) }, 'demo connected with the simulator');
  } catch (error) {
    log.warn({ err: error }, 'the demo is not connected with the simulator');
  }
}

async function connect(
  app: INestApplicationContext,
  { channel, key, name }: Entrance,
  settings: Record<string, string>,
): Promise<void> {
  const reader = app.get(InboxReader, { strict: false });
  const inbox = (await reader.records(DEMO)).find((one) => one.key === key);
  if (!inbox) {
    const shop = await reader.byKey(INBOX_KEY);
    if (!shop) return;
    const { teamId } = shop;
    const begun = { key, channel, name, shopName: SHOP_NAME, teamId, language: 'zh-CN' as const, settings };
    await app.get(AddInbox, { strict: false }).execute(DEMO, begun);
    return;
  }
  // Nothing is written when nothing has changed. Whoever connected a real account here keeps it.
  if (!String(inbox.settings?.['apiBase'] ?? '').endsWith(pathOf(channel))) return;
  await app.get(EditInbox, { strict: false }).execute(DEMO, { inboxId: inbox.id, change: { settings } });
}

/** By way of our own front door: that address stays, while the simulator's port is another one at each start. */
function settingsFor(
  account: Account,
  { channel }: Entrance,
  { host, port }: Config,
): Record<string, string> {
  const own = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : isIP(host) === 6 ? `[${host}]` : host;
  return {
    appId: account.app_id,
    appSecret: account.secret,
    mode: account.mode,
    token: account.token,
    encodingAesKey: account.encoding_aes_key,
    apiBase: `http://${own}:${port}${pathOf(channel)}`,
  };
}

function pathOf(channel: string): string {
  return `/simulator/api/${channel}`;
}

/** What the demo asks of the simulator's control API. */
class SimulatorControl {
  constructor(private readonly url: string) {}

  /** The first account of each provider, once the simulator answers. */
  async accounts(): Promise<Map<string, Account>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { providers } = await this.ask<{
          providers: { name: string; accounts: { settings: Account }[] }[];
        }>('accounts');
        return new Map(
          providers.flatMap(({ name, accounts: [first] }) =>
            first ? [[name, first.settings] as const] : [],
          ),
        );
      } catch (error) {
        if (attempt === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());
      }
    }
  }

  /** Has the provider check that the address is ours. */
  verify(provider: string): Promise<unknown> {
    return this.ask('inbound', { provider, act: 'verify' });
  }

  private async ask<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/__sim/${path}`, {
      signal: AbortSignal.timeout(CALL_MS),
      ...(body
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
    if (!response.ok) throw new Error(`The simulator answers ${response.status}`);
    return (await response.json()) as T;
  }
}
