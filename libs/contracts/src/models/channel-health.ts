import { IsObject } from 'class-validator';
import { Count, Flag, Id, ListOf, OneOf, Optional, Text, Time } from '../fields';

/** One line of the live check of an account: a credential, a right, an address. */
export class AccountCheck {
  /** In both languages where the adapter says so; else as it is. */
  @Text(200) name!: string;
  @Flag() ok!: boolean;
  /** What to do about it when it is not. */
  @Optional() @IsObject() advice?: { zh: string; en: string };
}

/** Something a provider told us: when, what, and what became of it. */
export class ChannelEventLine {
  @Id() id!: string;
  /** Pushed by the provider, or fetched there. */
  @OneOf(['hook', 'pull']) origin!: 'hook' | 'pull';
  /** What it says (message, receipt, contact …); absent when it can no longer be read. */
  @Optional() @Text(80) kind?: string;
  /** The provider's time, where it says one. */
  @Optional() @Time() providerAt!: string | null;
  @Time() receivedAt!: string;
  @OneOf(['received', 'done', 'failed']) state!: 'received' | 'done' | 'failed';
  @Count() attempts!: number;
  @Optional() @Text(2_000) error!: string | null;
}

/** How an account does: its latest events, newest first, and what is wrong with fetching. */
export class AccountHealth {
  @ListOf(() => ChannelEventLine, 50) events!: ChannelEventLine[];
  /** Events still waiting to be worked on, and those that could not be. */
  @Count() waiting!: number;
  @Count() failed!: number;
  /** Of accounts that are fetched: when it last worked, and what went wrong since. */
  @Optional() @Time() pulledAt!: string | null;
  @Optional() @Text(2_000) pullError!: string | null;
}
