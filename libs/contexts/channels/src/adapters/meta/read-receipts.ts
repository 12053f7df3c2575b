import type { ChannelEvent } from '../channel-event';
import { momentOf, recordOf, stringOf, type JsonRecord } from '../json';

type Receipt = Extract<ChannelEvent, { kind: 'receipt' }>;

/**
 * Delivered and read: by ids where they are given, and by a watermark, which means all that was sent at or before it.
 * Both are handed on: ids need no comparing of clocks.
 */
export function readReceipts(item: JsonRecord, externalId: string, at: Date | null): ChannelEvent[] {
  const state = item.delivery ? 'delivered' : 'read';
  const told = recordOf(item.delivery ?? item.read);
  const one = (found: Pick<Receipt, 'providerId' | 'upTo'>): Receipt => ({
    kind: 'receipt',
    externalId,
    state,
    at,
    ...found,
  });
  const mids = [told.mids, told.mid]
    .flat()
    .map(stringOf)
    .filter((mid) => mid !== '');
  const upTo = momentOf(told.watermark, 'milliseconds');
  const receipts = [
    ...mids.map((providerId) => one({ providerId })),
    ...(upTo ? [one({ providerId: null, upTo })] : []),
  ];
  return receipts.length > 0 ? receipts : [{ kind: 'ignored', why: 'a receipt of nothing' }];
}
