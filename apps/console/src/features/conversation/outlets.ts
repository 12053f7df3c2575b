import type { ChannelWindow, Outlet } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import { windowState } from './window-state';

type HeardWindows = Readonly<Record<string, { window: ChannelWindow | null; at: number }>>;

/** The ways to answer with the windows heard since they were asked for at `readAt` (this device's clock). */
export function withHeardWindows(
  outlets: readonly Outlet[],
  heard: HeardWindows,
  readAt: number,
): readonly Outlet[] {
  return outlets.map((outlet) => {
    const news = heard[outlet.identityId];
    return news && news.at >= readAt ? { ...outlet, window: news.window } : outlet;
  });
}

/** The way the next message goes: the one the agent chose, else the one the customer wrote from last. */
export function outletInUse(outlets: readonly Outlet[], chosenId: string | null): Outlet | null {
  return (
    outlets.find(({ identityId }) => identityId === chosenId) ??
    outlets.find(({ chosen }) => chosen) ??
    outlets[0] ??
    null
  );
}

/** Other ways that are open now. */
export function openOthers(outlets: readonly Outlet[], current: Outlet | null, now: number): Outlet[] {
  return outlets.filter(
    (outlet) =>
      outlet.identityId !== current?.identityId && windowState(outlet.window, now)?.level !== 'closed',
  );
}

/** Who it is on that channel: the code alone where the label is the channel and our code, as the channel stands beside it. */
export function outletLabel({ channel, label }: Pick<Outlet, 'channel' | 'label'>): string {
  return label.startsWith(`${channel} `) ? label.slice(channel.length + 1) : label;
}

/** Channels on which messages reach the customer by themselves: no piece of a provider, no state of one. */
export function goesByItself(channel: Channel): boolean {
  return channel === 'web';
}
