import {
  CHANNELS,
  CONSENT_PURPOSES,
  LIFECYCLE_STAGES,
  TIERS,
  type Channel,
  type ConsentPurpose,
  type LifecycleStage,
  type Tier,
} from '@yingda/contracts/names';

/** How `customer_facts` writes closed sets: by their place, which is never changed. */
export const tierNumber = (tier: Tier): number => TIERS.indexOf(tier);
export const stageNumber = (stage: LifecycleStage): number => LIFECYCLE_STAGES.indexOf(stage);
export const stageAt = (number: number): LifecycleStage => LIFECYCLE_STAGES[number] ?? 'prospect';
export const channelBit = (channel: Channel): number => 1 << CHANNELS.indexOf(channel);
/** Sixteen bits for each purpose, one for each channel. */
export const consentBit = (purpose: ConsentPurpose, channel: Channel): bigint =>
  1n << BigInt(CONSENT_PURPOSES.indexOf(purpose) * 16 + CHANNELS.indexOf(channel));
/** What of a purpose is known of any channel. */
export const consentMask = (purpose: ConsentPurpose): bigint =>
  ((1n << BigInt(CHANNELS.length)) - 1n) << BigInt(CONSENT_PURPOSES.indexOf(purpose) * 16);

/** What the list of terms holds hashes of. */
/** That there is one at all. */
export const ANY_TAG = 't';
export const ANY_LANGUAGE = 'l';
export const tagTerm = (tag: string): string => `t:${tag}`;
export const languageTerm = (language: string): string => `l:${language}`;
export const attributeTerm = (key: string, value?: string): string =>
  value === undefined ? `a:${key}` : `a:${key}=${value}`;
