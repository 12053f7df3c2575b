import { type ChannelWindow as WindowModel, type MessageDelivery } from '@yingda/contracts';
import type { Channel, DeliveryState, FailureClass } from '@yingda/contracts/names';
import type { Capabilities } from '../adapters/adapter';
import { messageState } from './delivery';
import { type ChannelWindow, closedWhy, hasWindows } from './windows';

/** What the state of a message is made of. */
export interface PieceState {
  identityId: string;
  state: DeliveryState;
  failureClass: FailureClass | null;
  failureCode: string | null;
  failureDetail: string | null;
  retryAt: Date | null;
}

/** How far a message has come; null when it went nowhere. `pieces` are all of one message, in order. */
export function deliveryOf(pieces: readonly PieceState[], channel: Channel): MessageDelivery | null {
  const [first] = pieces;
  if (!first) return null;
  const delivery: MessageDelivery = {
    channel,
    identityId: first.identityId,
    state: messageState(pieces.map((piece) => piece.state)),
    pieces: pieces.length,
  };
  const told = pieces.find((piece) => piece.state === 'failed') ?? pieces.find((piece) => piece.failureClass);
  if (told?.failureClass)
    delivery.failure = {
      class: told.failureClass,
      code: told.failureCode ?? '',
      detail: told.failureDetail ?? '',
    };
  const waits = pieces.find((piece) => piece.state === 'queued' && piece.retryAt !== null);
  if (waits) delivery.retryAt = waits.retryAt!.toISOString();
  return delivery;
}

/** The window as screens show it; null where the channel has none and the customer can be reached. */
export function windowView(
  window: ChannelWindow,
  can: Pick<Capabilities, 'windows' | 'fallbacks'>,
  at: { now: Date; waiting: number },
): WindowModel | null {
  if (!hasWindows(can.windows) && window.unreachableSince === null) return null;
  const why = closedWhy(window, can.windows, { now: at.now, waiting: at.waiting });
  const left = window.quotaLeft === null ? null : Math.max(0, window.quotaLeft - at.waiting);
  return {
    open: why === null,
    ...(why === null ? {} : { why }),
    act: window.openedBy,
    quota: (window.openedBy && can.windows[window.openedBy]?.quota) ?? null,
    quotaLeft: left,
    endsAt: window.endsAt?.toISOString() ?? null,
    sure: window.sure,
    fallbacks: [...can.fallbacks],
  };
}
