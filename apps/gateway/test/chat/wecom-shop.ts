// The adapter is what is tried against the simulator: both are imported as they are.
/* eslint-disable @nx/enforce-module-boundaries */
import { adapterFor } from '../../../../libs/contexts/channels/src/adapters';
import type { ChannelEvent } from '../../../../libs/contexts/channels/src/adapters/channel-event';
import type { Settings } from '../../../../libs/contexts/channels/src/adapters/settings';
import type { Details } from '../../../simulator/src/provider';
/* eslint-enable @nx/enforce-module-boundaries */
import { ChatShop } from './chat-shop';

const FILES: Record<string, { contentType: string; bytes: Buffer }> = {
  png: { contentType: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') },
  pdf: { contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 invoice') },
};

/** A customer service account in WeCom: what happens is fetched after each callback, page by page, as a worker does. */
export class WeComShop extends ChatShop {
  cursor: string | null = null;
  /** How many pages were fetched. */
  pages = 0;

  constructor(account: Details = {}) {
    super(adapterFor('wecom')!, {
      settings: (own) => ({
        corpId: own['corp_id'],
        secret: own['secret'],
        openKfId: own['open_kfid'],
        token: own['token'],
        encodingAesKey: own['encoding_aes_key'],
      }),
      account,
    });
  }

  override use(settings: Settings): void {
    super.use(settings);
    this.context.file = async (name) => ({ name, ...FILES[name.split('.')[1]!]! });
  }

  /** Somebody does something, and what the callbacks announce is fetched. */
  override async act(act: string, more: Details = {}): Promise<Details> {
    const done = await super.act(act, more);
    if (this.of('pull').length > 0) await this.fetch();
    return done;
  }

  /** Also before they have written. */
  override get sender(): string {
    return this.user;
  }

  /** Everything from the cursor on; each item is kept once by its key. */
  async fetch(hint = this.of('pull').at(-1)?.hint): Promise<void> {
    for (let more = true; more; this.pages += 1) {
      const pulled = await this.adapter.pull!(this.cursor, this.context, hint);
      for (const event of pulled.events)
        if (!this.kept.has(event.key))
          this.kept.set(event.key, this.adapter.read(event, this.context.settings) as ChannelEvent[]);
      ({ cursor: this.cursor, more } = pulled);
    }
  }

  of<K extends ChannelEvent['kind']>(kind: K): Extract<ChannelEvent, { kind: K }>[] {
    return this.events.filter((event): event is Extract<ChannelEvent, { kind: K }> => event.kind === kind);
  }
}
