import { type ChannelWindow as WindowModel, type MessageDelivery } from '@yingda/contracts';
import type { Channel, DeliveryState, FailureClass, MessageChangeKind } from '@yingda/contracts/names';
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
  /** Of a step that changes what was sent. */
  changeOf?: string | null;
  changeKind?: MessageChangeKind | null;
}

/** How far a message has come; null when it went nowhere. `all` is all of one message, in order. */
export function deliveryOf(all: readonly PieceState[], channel: Channel): MessageDelivery | null {
  const pieces = all.filter(({ changeOf }) => !changeOf);
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
  const change = changeOf(all);
  if (change) delivery.change = change;
  return delivery;
}

/** The last change: of every piece when it was taken back; of several edits only the newest counts. */
function changeOf(all: readonly PieceState[]): MessageDelivery['change'] {
  const last = all.findLast(({ changeKind }) => changeKind);
  if (!last?.changeKind) return undefined;
  const kind = last.changeKind;
  const steps = kind === 'recall' ? all.filter(({ changeKind }) => changeKind === kind) : [last];
  const told =
    steps.find(({ state }) => state === 'failed') ?? steps.find(({ failureClass }) => failureClass);
  return {
    kind,
    state: messageState(steps.map(({ state }) => state)),
    ...(told?.failureClass
      ? {
          failure: {
            class: told.failureClass,
            code: told.failureCode ?? '',
            detail: told.failureDetail ?? '',
          },
        }
      : {}),
  };
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
