import {
  type Appearance,
  type CapabilityOverrides,
  type InboxSending,
  type PreChatField,
} from '@yingda/contracts';
import { LIMITS, Refusal, type Channel, type Language } from '@yingda/contracts/names';
import { isStorable } from './storable';

/** One configured entrance. */
export interface Inbox {
  id: string;
  /** The name the shop pastes into its pages; never changes. */
  key: string;
  channel: Channel;
  name: string;
  shopName: string;
  teamId: string;
  language: Language;
  appearance: Appearance;
  preChat: PreChatField[];
  livePreview: boolean;
  /** Web origins that may show the widget; empty: any. */
  origins: string[];
  /** Takes no new conversations for now; those open go on. */
  paused: boolean;
  lastSeenAt: Date | null;
  lastSeenOrigin: string | null;
  /** The last origin that was turned away since the settings would not have let it in. */
  refusedOrigin: string | null;
  /** Of the account at the provider, encrypted as one; null when nothing is set. */
  settings: string | null;
  capabilityOverrides: CapabilityOverrides;
  /** What of it is otherwise than usual (`sending-rules.ts`). */
  sending: Partial<InboxSending>;
  version: number;
}

/** What of an inbox can be edited. */
export type InboxSettings = Pick<
  Inbox,
  | 'name'
  | 'shopName'
  | 'teamId'
  | 'language'
  | 'appearance'
  | 'preChat'
  | 'livePreview'
  | 'origins'
  | 'paused'
>;

/** Looks of an inbox nobody has styled yet. */
export const DEFAULT_APPEARANCE: Appearance = {
  color: '#2556D4',
  side: 'right',
  bottomOffset: 20,
  theme: 'system',
  greetingZh: '您好，有什么可以帮您？',
  greetingEn: 'Hello, how can we help?',
  launcherText: false,
};

/** A refused setting; `field` names it as the form does. */
export function invalidSetting(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}

/** Refuses settings that no inbox can have, whatever shape they passed the door in. */
export function checkSettings(settings: InboxSettings): void {
  for (const [field, value] of Object.entries(settings)) {
    if (!isStorable(value)) throw invalidSetting(field, 'This text has characters that cannot be kept.');
  }
  if (settings.name.trim() === '') throw invalidSetting('name', 'An inbox needs a name.');
  if (settings.shopName.trim() === '')
    throw invalidSetting('shopName', 'The shop needs a name that customers see.');
  if (settings.preChat.length > LIMITS.preChatFields) {
    throw invalidSetting('preChat', `The form asks for at most ${LIMITS.preChatFields} things.`);
  }
  const kinds = settings.preChat.map((field) => field.kind);
  if (new Set(kinds).size < kinds.length)
    throw invalidSetting('preChat', 'The form asks for everything once.');
}

/** Overrides are a few capabilities, not a store. @throws Refusal invalid-setting */
export function checkedOverrides(overrides: CapabilityOverrides): CapabilityOverrides {
  if (!isStorable(overrides) || JSON.stringify(overrides).length > 4_000)
    throw invalidSetting('capabilityOverrides', 'These are not capabilities of a channel.');
  return overrides;
}
