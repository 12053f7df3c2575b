import type { INestApplicationContext } from '@nestjs/common';
import { AddInbox, EditInbox, InboxReader } from '@yingda/channels';
import { LOG, type Log } from '@yingda/platform';
import type { Config } from '../config';
import { fillAutoReplies } from './filling/auto-replies';
import { DEMO } from './filling/shop';
import { fillRules } from './filling/rules';
import { fillSurveys } from './filling/surveys';
import { addHotline } from './hotline';
import { INBOX_KEY, SHOP_NAME } from './samples/inboxes';
import { ENTRANCES, type Account, type Entrance } from './simulated-entrances';

const TRIES = 60;
const PAUSE_MS = 500;
const CALL_MS = 5_000;
/** On a machine that is busy with starting the first check may come too late. */
const CHECKS = 3;

/**
 * Connects the demo's accounts with the simulator beside it, as an administrator would: an inbox with the account's
 * keys, then the provider's check of the address. In the background, for the simulator may be starting; what a person
 * has made of such an inbox since stays as it is.
 */
export async function connectSimulator(app: INestApplicationContext, config: Config): Promise<void> {
  if (!config.demo || !config.simulatorUrl) return;
  const log = app.get<Log>(LOG);
  await addHotline(app).catch((error: unknown) => log.warn({ err: error }, 'the demo has no hotline'));
  const simulator = new SimulatorControl(config.simulatorUrl);
  try {
    const accounts = await simulator.accounts();
    for (const entrance of ENTRANCES) {
      const account = accounts.get(entrance.provider);
      if (!account) continue;
      await connect(app, entrance, { account, config });
      if (entrance.verifies) await simulator.verify(entrance.provider);
    }
    await fillSurveys(app);
    await fillRules(app);
    await fillAutoReplies(app);
    log.info({ inboxes: ENTRANCES.map(({ key }) => key) }, 'demo connected with the simulator');
  } catch (error) {
    log.warn({ err: error }, 'the demo is not connected with the simulator');
  }
}

async function connect(
  app: INestApplicationContext,
  entrance: Entrance,
  at: { account: Account; config: Config },
): Promise<void> {
  const { channel, key, name } = entrance;
  const settings = entrance.settings(at.account, at.config);
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
  if (!entrance.isSimulated(inbox.settings ?? {}, at.account)) return;
  await app.get(EditInbox, { strict: false }).execute(DEMO, { inboxId: inbox.id, change: { settings } });
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
  async verify(provider: string): Promise<void> {
    for (let check = 1; check <= CHECKS; check += 1) {
      const { connected } = await this.ask<{ connected: boolean }>('inbound', { provider, act: 'verify' });
      if (connected) return;
    }
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
