import { LIMITS, Refusal } from '@yingda/contracts/names';
import type { Clock, Log } from '@yingda/platform';
import type { ChannelAdapter } from '../adapters/adapter';
import type { MediaRef } from '../adapters/channel-event';
import { mediaIn } from '../domain/part-content';
import type { Inbox } from '../domain/inbox';
import type { AdapterContexts, ArrivedFile, Talks } from '../ports';
import type { ChannelEventTable } from '../storage/channel-events';
import type { ChannelMediaTable, WaitingMedia } from '../storage/channel-media';
import type { InboxTable } from '../storage/inboxes';
import type { Accounts } from './accounts';
import { playableVoice } from './playable-voice';

const AT_ONCE = 4;
/** How long a fetch may take before another process tries it. */
const TAKEN_MS = 120_000;
/** With pauses that grow up to ten minutes: more than an hour without the provider. */
const MOST_ATTEMPTS = 13;
const LONGEST_PAUSE_MS = 600_000;

type Taken = WaitingMedia & { attempts: number };

/** Where files come from and go to. */
export interface MediaWay {
  inboxes: InboxTable;
  accounts: Accounts;
  events: ChannelEventTable;
  media: ChannelMediaTable;
  talks: Talks;
}

/**
 * Fetches what customers sent from where their provider keeps it, while the message is shown already. What fails for
 * good is shown as not to be had; everything else is tried again for more than an hour.
 */
export class FetchMedia {
  constructor(
    private readonly way: MediaWay,
    private readonly contexts: AdapterContexts,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** What is due now. After how many milliseconds the next one is; null when none waits. */
  async round(): Promise<number | null> {
    const now = this.clock.now();
    const taken = await this.way.media.take(now, new Date(now.getTime() + TAKEN_MS), AT_ONCE);
    await Promise.all(taken.map((one) => this.one(one)));
    if (taken.length === AT_ONCE) return 0;
    const next = await this.way.media.nextDue();
    return next && Math.max(0, next.getTime() - this.clock.now().getTime());
  }

  private async one(taken: Taken): Promise<void> {
    const { media, talks } = this.way;
    try {
      await talks.fileArrived(taken.attachmentId, await this.fetched(taken));
      await media.end(taken.attachmentId, 'done', null);
    } catch (error) {
      const text = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      const final = error instanceof Refusal || taken.attempts >= MOST_ATTEMPTS;
      this.log.warn(
        { reason: text, inboxId: taken.inboxId, attachmentId: taken.attachmentId, final },
        'A customer’s file could not be fetched',
      );
      if (!final) return media.again(taken.attachmentId, this.later(taken), text);
      await talks.fileFailed(taken.attachmentId);
      await media.end(taken.attachmentId, 'failed', text);
    }
  }

  private async fetched(taken: Taken): Promise<ArrivedFile> {
    const { inboxes, accounts, events } = this.way;
    const inbox = await inboxes.byId(taken.inboxId);
    const adapter = inbox && accounts.adapterOf(inbox);
    const stored = await events.find(taken.eventId);
    if (!inbox || !adapter || !stored) throw gone();
    const [event = 0, part = 0, file = 0] = taken.place.split('.').map(Number);
    const raw = { key: stored.providerKey, at: stored.providerAt, raw: stored.raw };
    const read = (await adapter.read(raw, accounts.settingsOf(inbox)))[event];
    const source = read?.kind === 'message' || read?.kind === 'answer' ? read.parts[part] : undefined;
    const ref = mediaIn(source, file);
    if (!ref) throw gone();
    const got = await this.bytesOf(ref, adapter, inbox);
    // The adapters' fetch stops at its own limit; this one is of what we keep.
    if (got.bytes.length > LIMITS.fileBytes)
      throw new Refusal('file-too-large', 'The file is larger than we keep.');
    const named = { ...got, ...(ref.durationMs === undefined ? {} : { durationMs: ref.durationMs }) };
    return source?.kind === 'voice' ? playableVoice(named) : named;
  }

  private async bytesOf(ref: MediaRef, adapter: ChannelAdapter, inbox: Inbox): Promise<ArrivedFile> {
    const { name = 'file', contentType = 'application/octet-stream', bytes } = ref;
    if (bytes) return { name, contentType, bytes };
    if (ref.ref === null || !adapter.fetchMedia) throw gone();
    const fetched = await adapter.fetchMedia(ref.ref, await this.contexts.of(inbox.id));
    // What the customer called it says more than what a download is called.
    return ref.name ? { ...fetched, name: ref.name } : fetched;
  }

  private later({ attempts }: Taken): Date {
    const pause = Math.min(2_000 * 4 ** (attempts - 1), LONGEST_PAUSE_MS);
    return new Date(this.clock.now().getTime() + pause);
  }
}

function gone(): Refusal {
  return new Refusal('not-found', 'There is nothing to fetch this file by any more.');
}
