import type { Clock } from '@yingda/platform';
import type { Failure } from '../domain/delivery';
import { type ChannelWindow, corrected, opened, taken } from '../domain/windows';
import {
  type AnsweredThread,
  type ChangedContact,
  type OpenedBy,
  type People,
  type ReceivedReceipt,
  type Replies,
  SendingSide,
} from '../ports';
import type { Delivery } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { FollowUpTable } from '../storage/follow-ups';
import type { InboxTable } from '../storage/inboxes';
import type { LaneTable } from '../storage/lanes';
import type { OrphanReceipts } from '../storage/orphan-receipts';
import type { WindowRow, WindowTable } from '../storage/windows';
import type { DeliveryNews } from './delivery-news';
import type { Outgoing, Target } from './outgoing';
import type { SettlePiece } from './settle-piece';

/** Storage and others that the sending side needs to hear what was received. */
export interface SendingSideParts {
  inboxes: InboxTable;
  people: People;
  replies: Replies;
  outgoing: Outgoing;
  lanes: LaneTable;
  deliveries: DeliveryTable;
  windows: WindowTable;
  orphans: OrphanReceipts;
  followUps: FollowUpTable;
  settle: SettlePiece;
  news: DeliveryNews;
  /** The conversation that a token of a reply address names; null when it is none of ours. */
  conversationOfToken(token: string): string | null;
}

/** After these nothing can be sent until they come back. */
const GONE = new Set<ChangedContact['act']>(['unfollowed', 'opted-out']);
const BACK = new Set<ChangedContact['act']>(['followed', 'opted-in', 'entered', 'scanned']);

/** Providers tell times in whole seconds: what was sent within one may have been before the act. */
const TIMES_DIFFER_MS = 1_000;

/** What was received, as far as it says something of what we send. */
export class HearReceived extends SendingSide {
  constructor(
    private readonly clock: Clock,
    private readonly parts: SendingSideParts,
  ) {
    super();
  }

  override async windowOpened({ inboxId, identityId, act, at, code, answered }: OpenedBy): Promise<void> {
    await this.changeWindow({ inboxId, identityId }, async (window, target) => ({
      ...window,
      ...(act ? pay(await this.openedLate(window, { act, at }, target), answered) : {}),
      // A later code takes the place of an earlier one, which the customer's newer act has made old.
      ...(code ? { code: code.value, codeUntil: code.validUntil } : {}),
    }));
  }

  /** What was sent since the act, before we heard of it, counts in the window that it has opened. */
  private async openedLate(
    window: WindowRow,
    act: Parameters<typeof opened>[2],
    { can, inbox, address }: Target,
  ): Promise<ChannelWindow> {
    const after = opened(window, can.windows, act);
    const since = new Date(act.at.getTime() + TIMES_DIFFER_MS);
    if (after.openedAt !== act.at || after.quotaLeft === null || since >= this.clock.now()) return after;
    const to = { inboxId: inbox.id, recipient: address.externalId };
    const spent = await this.parts.deliveries.countSpentSince(to, since);
    return { ...after, quotaLeft: Math.max(0, after.quotaLeft - spent) };
  }

  override async contactChanged({ inboxId, identityId, act, at }: ChangedContact): Promise<void> {
    if (!GONE.has(act) && !BACK.has(act)) return;
    await this.changeWindow({ inboxId, identityId }, async (window) => {
      if (GONE.has(act)) return { ...window, ...corrected(window, 'recipient-unreachable', at) };
      // Told late that they had come: they have left since.
      const back = window.unreachableSince !== null && at >= window.unreachableSince;
      return back ? { ...window, unreachableSince: null } : window;
    });
  }

  override async receipt(receipt: ReceivedReceipt): Promise<void> {
    const { inboxId, providerId, pieceId } = receipt;
    if (pieceId && isOurs(pieceId)) {
      const piece = await this.parts.deliveries.find(uuidOf(pieceId));
      if (piece?.inboxId === inboxId) return this.report(piece, receipt);
    }
    if (providerId === null) return this.upTo(receipt);
    const [piece] = await this.parts.deliveries.byProviderIds(inboxId, [providerId]);
    if (piece) return this.report(piece, receipt);
    await this.parts.orphans.keep({ ...receipt, providerId }, this.clock.now());
  }

  override conversationOfToken(token: string): string | null {
    return this.parts.conversationOfToken(token);
  }

  override async conversationsOf(
    inboxId: string,
    providerIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const known = await this.parts.deliveries.byProviderIds(inboxId, providerIds);
    return new Map(known.map((one) => [one.providerId!, one.conversationId]));
  }

  override async customerOf(conversationId: string): Promise<string | null> {
    return (await this.parts.replies.to(conversationId))?.customerId ?? null;
  }

  override async messageOf(inboxId: string, providerId: string): Promise<string | null> {
    return (await this.parts.deliveries.byProviderIds(inboxId, [providerId]))[0]?.messageId ?? null;
  }

  override async wroteTo({ inboxId, externalId, token, references }: AnsweredThread): Promise<string | null> {
    const named = token ? this.parts.conversationOfToken(token) : null;
    const known = named ? [named] : [...(await this.conversationsOf(inboxId, references)).values()];
    return this.parts.followUps.wroteTo({ inboxId, recipient: externalId }, [...new Set(known)]);
  }

  /** Everything to this person up to a moment. */
  private async upTo(receipt: ReceivedReceipt): Promise<void> {
    const { inboxId, externalId, upTo } = receipt;
    if (!externalId || !upTo) return;
    for (const piece of await this.parts.deliveries.sentUpTo(inboxId, externalId, upTo))
      await this.report(piece, receipt);
  }

  private async report(piece: Delivery, { state, failure, at, inboxId }: ReceivedReceipt): Promise<void> {
    const { lanes, deliveries, settle, inboxes } = this.parts;
    await lanes.lock(piece);
    const [current, inbox] = [await deliveries.find(piece.id), await inboxes.byId(inboxId)];
    if (!current || !inbox) return;
    const failed = await settle.report(
      current,
      { state, at, ...(failure ? { failure } : {}) },
      inbox.channel,
    );
    if (failed) await this.learn(piece, failed);
  }

  // Some providers take a message and say only later that the window was over or the quota used up.
  private async learn({ inboxId, identityId }: Delivery, failure: Failure): Promise<void> {
    if (!['window-closed', 'quota-reached', 'recipient-unreachable'].includes(failure.class)) return;
    const now = this.clock.now();
    await this.changeWindow({ inboxId, identityId }, async (window) => ({
      ...window,
      ...corrected(window, failure.class, now),
    }));
  }

  private async changeWindow(
    { inboxId, identityId }: { inboxId: string; identityId: string },
    change: (window: WindowRow, target: Target) => Promise<WindowRow>,
  ): Promise<void> {
    const { people, outgoing, windows, news } = this.parts;
    const address = await people.address(identityId);
    const target = address && (await outgoing.reached(identityId, address));
    if (!target || target.inbox.id !== inboxId) return;
    const window = await windows.lock(identityId, inboxId);
    const after = await change(window, target);
    if (JSON.stringify(after) === JSON.stringify(window)) return;
    await windows.save(identityId, inboxId, after);
    await news.window(target);
  }
}

function pay(window: ChannelWindow, answered = false): ChannelWindow {
  return answered ? taken(window) : window;
}

/** Another system on the same account gives ids of its own, which may be any text. */
function isOurs(pieceId: string): boolean {
  return /^[0-9a-f]{32}$/.test(pieceId);
}

/** Our id of a piece as providers get it, without its dashes. */
function uuidOf(pieceId: string): string {
  return pieceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
