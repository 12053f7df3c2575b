import type { AdapterContext, SendOutcome, SentChange } from '../adapter';
import { textOf } from '../settings';
import { ProviderRefused, TencentApi } from '../wechat/tencent-api';
import { WECOM } from './dialect';

/**
 * Takes back what was sent by the API within two minutes; the customer sees that something was taken back, and it counts
 * all the same. Known from libraries only, so `recalls` in the settings switches it off.
 */
export async function recall(change: SentChange, context: AdapterContext): Promise<SendOutcome> {
  const api = new TencentApi(context, WECOM);
  const json = { open_kfid: textOf(context.settings, 'openKfId'), msgid: change.providerId };
  try {
    await api.callAgain('/cgi-bin/kf/recall_msg', { json });
    return { ok: true, state: 'sent', providerId: null };
  } catch (error) {
    if (error instanceof ProviderRefused) return error.outcome;
    throw error;
  }
}
