/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for the provider here */
import type { Act, Details } from '../../../simulator/src/provider';
/* eslint-enable @nx/enforce-module-boundaries */
import type { Channel, ContentKind, DeliveryState } from '@yingda/contracts/names';
import type { Sample } from './samples';

/** What a customer does at the provider, as its simulator calls it; who does it is added. */
export type Deed = Pick<Act, 'act'> & Details;

/** Kinds of messages that not every channel lets its customers send. */
export type FileKind = 'image' | 'file' | 'voice';

/** Addresses of the simulated provider. */
export interface Addresses {
  /** Of this provider's HTTP interface. */
  base: string;
  /** Of all of them. */
  root: string;
  imapPort: number;
  smtpPort: number;
}

/** What the suite cannot know by itself of a channel: how its simulator is spoken to, and what the channel lacks. */
export interface SimulatedChannel {
  channel: Channel;
  /** Its name in the simulator, where that is another. */
  provider?: string;
  /** Settings of the inbox, as an administrator copies them from the provider's pages. */
  settings(account: Details, at: Addresses): Record<string, string | number | boolean>;
  /** How the account is configured at the provider before anybody writes. */
  account?: Details;
  /** Where the account sends what happens, when not to /hooks; null: it is read instead. */
  hook?: ((inboxKey: string) => string) | null;
  /** A second customer, where the simulator does not begin with two. */
  second?: string;
  text(words: string): Deed;
  /** Not given: the channel's customers cannot send it, or its simulator knows of none. */
  files: { image: (file: Sample) => Deed } & Partial<Record<FileKind, (file: Sample) => Deed>>;
  /** How long files can be had, where that is not for days. */
  filesLastMs?: number;
  location?: (place: { latitude: number; longitude: number }) => Deed;
  /** All that a customer sends comes as this kind. */
  comesAs?: ContentKind;
  /** A recording in the channel's own form, which no browser plays. */
  voice?: Sample;
  /** The same sent again, where that is not a second try of a push. */
  again?: Deed;
  /** Why what was sent first cannot be told when it comes last. */
  lacksTime?: string;
  /** Part of the address that every call has that sends. */
  sends: string;
  /** How the provider refuses all for a while. */
  outage?: { path: string; action: string };
  /** How far a message comes by itself when all is well. */
  ends: DeliveryState;
  /** Its reports name our own id, so that a message whose answer was lost is found again. */
  reportsOurIds?: boolean;
  /** What a customer does gives a code that lets one answer go by itself for so long. */
  codeLastsMs?: number;
  /** Tokens fetched by us, at this path (and by settings of their own), or kept until somebody pastes another. */
  tokens:
    | { fetchedAt: string; settings?: (at: Addresses) => Record<string, string | number | boolean> }
    | { pasted: (account: Details) => Record<string, string> };
  /** Whether the provider itself refuses what comes after the window, and how that is brought about. */
  closes?: Details;
  /** How the provider's own count is used up. */
  exhausts?: Details;
}
