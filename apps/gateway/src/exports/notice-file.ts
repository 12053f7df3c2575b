import { type NoticeRecipient } from '@yingda/contracts';
import type { Cell } from './csv';

/** Titles of the list of those a notice went to, or did not. */
export const NOTICE_TITLES: Cell[] = [
  ...['customerId', 'name', 'state', 'reason', 'channel', 'conversationId', 'sentAt', 'changedAt'],
];

export function noticeCells(one: NoticeRecipient): Cell[] {
  const { customerId, customerName, state, reason, channel, conversationId, sentAt, at } = one;
  return [customerId, customerName, state, reason, channel, conversationId, sentAt, at];
}
