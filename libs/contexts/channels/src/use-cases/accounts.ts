import { type ChannelForm, type InboxRecord, type SettingValue } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Cryptor } from '@yingda/platform';
import type { Capabilities, ChannelAdapter } from '../adapters/adapter';
import type { Adapters } from '../adapters';
import type { Settings } from '../adapters/settings';
import {
  changedSettings,
  requireComplete,
  shownSettings,
  type StoredSettings,
  usedSettings,
} from '../domain/account-settings';
import { type Inbox, invalidSetting } from '../domain/inbox';
import { sendingRules } from '../domain/sending-rules';
import type { OwnCalendar, PublicAddress } from '../ports';
import { newSecret } from './secrets';

/** What an inbox's account at its provider is made of: kept encrypted, used decrypted, shown without secrets. */
export class Accounts {
  constructor(
    private readonly adapters: Adapters,
    private readonly cryptor: Cryptor,
    private readonly address: PublicAddress,
  ) {}

  /** Null where there is no provider: the web. */
  adapterOf(inbox: Pick<Inbox, 'channel'>): ChannelAdapter | null {
    return this.adapters.of(inbox.channel);
  }

  /** What the adapter of this inbox works with, secrets in the clear. Never for a screen. */
  settingsOf(inbox: Inbox): Settings {
    return usedSettings(this.fieldsOf(inbox), this.stored(inbox), this.hookUrl(inbox));
  }

  /** What this account can do: the channel's, but for what this account does otherwise. */
  capabilitiesOf(inbox: Inbox): Capabilities {
    const adapter = this.adapterOf(inbox);
    if (!adapter) throw new Refusal('invalid-setting', 'This inbox has no provider.', { field: 'channel' });
    return { ...adapter.capabilities(this.settingsOf(inbox)), ...inbox.capabilityOverrides };
  }

  /** The encrypted settings after a change. @throws Refusal invalid-setting with `details.field` */
  changed(inbox: Inbox, change: Record<string, SettingValue> | undefined): string | null {
    if (!change || Object.keys(change).length === 0) return inbox.settings;
    const before = this.stored(inbox);
    const after = changedSettings(this.fieldsOf(inbox), before, change);
    return JSON.stringify(before) === JSON.stringify(after)
      ? inbox.settings
      : this.cryptor.encrypt(JSON.stringify(after));
  }

  /** Refuses a channel nobody can speak, and an account in use that lacks something. A paused one may be half done. */
  check(inbox: Inbox): void {
    if (inbox.channel === 'web') return;
    if (!this.adapterOf(inbox))
      throw invalidSetting('channel', `The channel ${inbox.channel} cannot be connected here.`);
    if (!inbox.paused) requireComplete(this.fieldsOf(inbox), this.stored(inbox));
  }

  /** Names of the settings in which two forms of an inbox differ; for the audit log, which sees no value. */
  difference(before: Inbox, after: Inbox): string[] {
    const [was, is] = [this.stored(before), this.stored(after)];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
  }

  /** The inbox, and its own calendar if it has one, as the wire shows it to an administrator. */
  recordOf(inbox: Inbox, own?: OwnCalendar): InboxRecord {
    const { settings: _, capabilityOverrides, ...shown } = inbox;
    const record = {
      ...shown,
      hours: own?.hours ?? null,
      calendarId: own?.calendarId ?? null,
      sending: sendingRules(inbox.sending),
      lastSeenAt: inbox.lastSeenAt?.toISOString() ?? null,
    };
    if (!this.adapterOf(inbox)) return record;
    const account = shownSettings(this.fieldsOf(inbox), this.stored(inbox));
    return { ...record, ...account, capabilityOverrides, hookUrl: this.hookUrl(inbox) };
  }

  forms(): ChannelForm[] {
    return this.adapters.all().map(({ channel, fields }) => ({ channel, fields }));
  }

  /** A fresh encrypted secret for visitors' identities. */
  newSecret(): string {
    return this.cryptor.encrypt(newSecret());
  }

  private hookUrl(inbox: Inbox): string {
    return `${this.address.url}/hooks/${inbox.channel}/${inbox.key}`;
  }

  private fieldsOf(inbox: Inbox) {
    return this.adapterOf(inbox)?.fields ?? [];
  }

  private stored(inbox: Inbox): StoredSettings {
    return inbox.settings === null
      ? {}
      : (JSON.parse(this.cryptor.decrypt(inbox.settings)) as StoredSettings);
  }
}
