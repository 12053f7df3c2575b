import { type AccountCheck, type AccountHealth, type ChannelEventLine } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { ChannelAdapter } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import type { Inbox } from '../domain/inbox';
import { requireSettings } from '../domain/rights';
import type { AdapterContexts } from '../ports';
import type { ChannelCursorTable } from '../storage/channel-cursors';
import type { ChannelEventTable, EventLine } from '../storage/channel-events';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';

const EVENTS_SHOWN = 30;
const ERROR_UNITS = 500;

/** What an administrator sees of an account: its latest events, what is wrong, and whether its credentials work now. */
export class AccountWatch {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly contexts: AdapterContexts,
    private readonly tables: { events: ChannelEventTable; cursors: ChannelCursorTable },
  ) {}

  /** @throws Refusal inbox-not-found, also for an inbox without a provider */
  async health(actor: Actor, inboxId: string): Promise<AccountHealth> {
    const { inbox, adapter } = await this.account(actor, inboxId);
    const { events, cursors } = this.tables;
    const settings = this.accounts.settingsOf(inbox);
    const [latest, counts, pulled] = await Promise.all([
      events.latest(inboxId, EVENTS_SHOWN),
      events.counts(inboxId),
      cursors.lastPull(inboxId),
    ]);
    return {
      events: await Promise.all(latest.map((line) => shown(line, { inbox, adapter, settings }))),
      ...counts,
      pulledAt: pulled?.pulledAt?.toISOString() ?? null,
      pullError: pulled?.error?.slice(0, ERROR_UNITS) ?? null,
    };
  }

  /** Asks the provider with what is stored; nothing reaches a customer. @throws Refusal inbox-not-found */
  async check(actor: Actor, inboxId: string): Promise<AccountCheck[]> {
    const { adapter } = await this.account(actor, inboxId);
    const lines = await adapter.check(await this.contexts.of(inboxId));
    return lines.map(({ name, ok, advice }) => ({ name, ok, ...(advice ? { advice } : {}) }));
  }

  private async account(actor: Actor, inboxId: string): Promise<{ inbox: Inbox; adapter: ChannelAdapter }> {
    requireSettings(actor);
    const inbox = await this.inboxes.byId(inboxId);
    const adapter = inbox && this.accounts.adapterOf(inbox);
    if (!inbox || !adapter) throw new Refusal('inbox-not-found', 'There is no such account of a provider.');
    return { inbox, adapter };
  }
}

async function shown(
  { raw, ...line }: EventLine,
  at: { inbox: Inbox; adapter: ChannelAdapter; settings: Settings },
): Promise<ChannelEventLine> {
  const kind = raw && (await kindOf({ ...line, raw }, at));
  return {
    id: line.id,
    origin: line.origin,
    ...(kind ? { kind } : {}),
    providerAt: line.providerAt?.toISOString() ?? null,
    receivedAt: line.receivedAt.toISOString(),
    state: line.state,
    attempts: line.attempts,
    error: line.error?.slice(0, ERROR_UNITS) ?? null,
  };
}

/** Undefined for what the adapter cannot read: the list is there to show just such events, so it must not fail over one. */
async function kindOf(
  line: { providerKey: string; providerAt: Date | null; raw: Buffer },
  { adapter, settings }: { adapter: ChannelAdapter; settings: Settings },
): Promise<string | undefined> {
  try {
    const said = await adapter.read({ key: line.providerKey, at: line.providerAt, raw: line.raw }, settings);
    return said[0]?.kind;
  } catch {
    return undefined;
  }
}
