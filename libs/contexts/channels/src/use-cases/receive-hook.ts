import type { Clock, Log } from '@yingda/platform';
import type { Answer, ChannelAdapter, Values, Verdict } from '../adapters/adapter';
import type { Settings } from '../adapters/settings';
import type { Inbox } from '../domain/inbox';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import type { KeepEvents } from './keep-events';

/** A provider's request as it came. */
export interface HookRequest {
  channel: string;
  inboxKey: string;
  rawBody: Buffer;
  headers: Values;
  query: Values;
}

export type HookAnswer =
  | { kind: 'unknown' }
  /** Whatever the cause, the same is said. */
  | { kind: 'refused'; status: 401 | 403 }
  | { kind: 'answered'; answer: Answer };

/**
 * The provider's side door: looks whether the request is genuine, keeps its events and answers. What they mean is the
 * worker's to find out, so the answer is quick whatever the shop's load; a redelivery is answered like the first.
 */
export class ReceiveHook {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly keep: KeepEvents,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly wake: () => void,
  ) {}

  async execute(request: HookRequest): Promise<HookAnswer> {
    const inbox = await this.inboxes.byKey(request.inboxKey);
    const adapter = inbox?.channel === request.channel ? this.accounts.adapterOf(inbox) : null;
    if (!inbox || !adapter) return { kind: 'unknown' };
    const settings = this.accounts.settingsOf(inbox);
    const verdict = this.verdict(adapter, request, settings);
    switch (verdict.kind) {
      case 'refused':
        this.refuse(inbox, verdict.reason);
        return { kind: 'refused', status: verdict.status };
      case 'handshake':
        return { kind: 'answered', answer: verdict.answer };
      case 'accepted':
        if ((await this.keep.execute({ inboxId: inbox.id, adapter, settings }, verdict.events, 'hook')) > 0)
          this.wake();
        return { kind: 'answered', answer: verdict.answer };
    }
  }

  // An adapter does not throw; should one do so all the same, nobody outside gets to know, and nothing is stored.
  private verdict(adapter: ChannelAdapter, request: HookRequest, settings: Settings): Verdict {
    const { rawBody, headers, query } = request;
    try {
      return adapter.verifyInbound(rawBody, headers, query, settings, this.clock.now());
    } catch (error) {
      this.log.error({ err: error, channel: adapter.channel }, 'An adapter failed over a request');
      return { kind: 'refused', status: 403, reason: 'the check itself failed' };
    }
  }

  private refuse(inbox: Inbox, reason: string): void {
    this.log.warn({ channel: inbox.channel, inbox: inbox.key, reason }, 'A provider’s request was refused');
  }
}
