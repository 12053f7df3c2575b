import { CHANNELS, type Channel } from '@yingda/contracts/names';

/** Somebody as screens have them: with their identities, or with the label of one. */
export interface Known {
  code: string;
  label?: string;
  identities?: readonly { channel: string }[];
}

/** The words by which somebody without a name is called. */
export type NamelessWords = 'common.visitor' | 'customer.nameless.wechat' | 'customer.nameless.channel';

const WECHAT: readonly Channel[] = ['wechat', 'wechat-mini-program', 'wecom'];
const known: readonly string[] = CHANNELS;
const isChannel = (word: string | undefined): word is Channel => word !== undefined && known.includes(word);

/**
 * How somebody nobody knows the name of is called: on the web a visitor, else a user of where they write from. WeChat is
 * one for its customers, whichever of its entrances they take. `channel`: where they are just met.
 */
export function namelessAs(person: Known, channel?: Channel): { words: NamelessWords; channel: Channel } {
  // The label of a nameless identity is its channel and our code.
  const from =
    [channel, person.label?.split(' ')[0], person.identities?.[0]?.channel].find(isChannel) ?? 'web';
  if (from === 'web') return { words: 'common.visitor', channel: from };
  return {
    words: WECHAT.includes(from) ? 'customer.nameless.wechat' : 'customer.nameless.channel',
    channel: from,
  };
}
