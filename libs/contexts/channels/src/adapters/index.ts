import type { Channel } from '@yingda/contracts/names';
import type { ChannelAdapter } from './adapter';
import { api } from './api/index';
import { email } from './email/index';
import { instagram } from './instagram/index';
import { line } from './line/index';
import { withNoticePace } from './notice-pace';
import { messenger } from './messenger/index';
import { phone } from './phone/index';
import { sms } from './sms/index';
import { telegram } from './telegram/index';
import { wechat } from './wechat/index';
import { wechatMiniProgram } from './wechat-mini-program/index';
import { wecom } from './wecom/index';
import { weibo } from './weibo/index';
import { whatsapp } from './whatsapp/index';

/** Every channel that is connected to a provider: one line each, and nothing else anywhere. */
const adapters: readonly ChannelAdapter[] = [
  telegram,
  wechat,
  wechatMiniProgram,
  wecom,
  sms,
  weibo,
  api,
  whatsapp,
  messenger,
  instagram,
  line,
  phone,
  email,
].map(withNoticePace);

const byChannel = new Map<Channel, ChannelAdapter>(adapters.map((adapter) => [adapter.channel, adapter]));

/** Where adapters are looked up; specs bring their own. */
export interface Adapters {
  of(channel: string): ChannelAdapter | null;
  all(): readonly ChannelAdapter[];
}

/** The channels of this product. */
export const registeredAdapters: Adapters = {
  of: (channel) => adapterFor(channel),
  all: () => adapters,
};

/** Null for what has no provider behind it: the web, and what nobody has connected yet. */
export function adapterFor(channel: string): ChannelAdapter | null {
  return byChannel.get(channel as Channel) ?? null;
}
