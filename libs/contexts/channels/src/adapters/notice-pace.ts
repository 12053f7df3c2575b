import { NOTICE_PACES, type Channel } from '@yingda/contracts/names';
import type { ChannelAdapter } from './adapter';
import { limitField } from './limit-field';

/** The setting that says how many messages a minute may go to many through an account. */
export const NOTICE_PACE = 'noticePace';
const PACES: Partial<Record<Channel, number>> = NOTICE_PACES;

/** The channel with that setting in its form, where notices go by it at all. */
export function withNoticePace(adapter: ChannelAdapter): ChannelAdapter {
  const usual = PACES[adapter.channel];
  if (usual === undefined) return adapter;
  const field = limitField(NOTICE_PACE, usual, {
    zh: '群发通知每分钟最多条数',
    en: 'Most messages of notices a minute',
  });
  return { ...adapter, fields: [...adapter.fields, field] };
}
