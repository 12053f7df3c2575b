import type { Clock, Log } from '@yingda/platform';
import type { Answer, Values, Verdict } from '../adapters/adapter';
import type { Inbox } from '../domain/inbox';
import type { HookAccount, HookAccounts } from './hook-accounts';
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
    private readonly accounts: HookAccounts,
    private readonly keep: KeepEvents,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly wake: (inMs: number) => void,
  ) {}

  async execute(request: HookRequest): Promise<HookAnswer> {
    const looked = await this.look(request);
    if (!looked) return { kind: 'unknown' };
    const { inbox, adapter, settings, verdict } = looked;
    switch (verdict.kind) {
      case 'refused':
        this.refuse(inbox, verdict.reason);
        return { kind: 'refused', status: verdict.status };
      case 'handshake':
        return { kind: 'answered', answer: verdict.answer };
      case 'accepted': {
        const account = { inboxId: inbox.id, adapter, settings };
        const dueInMs = await this.keep.execute(account, verdict.events, 'hook');
        if (dueInMs !== null) this.wake(dueInMs);
        return { kind: 'answered', answer: verdict.answer };
      }
    }
  }

  /** By what is known of the account; where that does not do, by what it is now. Null: nobody's address. */
  private async look(request: HookRequest): Promise<(HookAccount & { verdict: Verdict }) | null> {
    const known = this.judged(await this.accounts.of(request.inboxKey), request);
    if (known && known.verdict.kind !== 'refused') return known;
    return this.judged(await this.accounts.again(request.inboxKey), request);
  }

  private judged(
    account: HookAccount | null,
    request: HookRequest,
  ): (HookAccount & { verdict: Verdict }) | null {
    if (account?.inbox.channel !== request.channel) return null;
    return { ...account, verdict: this.verdict(account, request) };
  }

  // An adapter does not throw; should one do so all the same, nobody outside gets to know, and nothing is stored.
  private verdict({ adapter, settings }: HookAccount, request: HookRequest): Verdict {
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
