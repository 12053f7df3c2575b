import { ProviderUnreachable } from '../../domain/provider-error';
import { ProviderRefused, type TencentApi } from './tencent-api';

/** Shows or ends "typing". A refusal (no window, shown already) is of no account, and it is never tried again. */
export async function typing(
  to: { externalId: string; on: boolean; path: string },
  api: TencentApi,
): Promise<void> {
  try {
    await api.call(to.path, { json: { touser: to.externalId, command: to.on ? 'Typing' : 'CancelTyping' } });
  } catch (error) {
    if (!(error instanceof ProviderRefused || error instanceof ProviderUnreachable)) throw error;
  }
}
