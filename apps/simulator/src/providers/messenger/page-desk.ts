import type { PushResult } from '../../world/pushes';
import type { Person } from '../chat/desk';
import type { Fields } from '../chat/wire';
import { MetaDesk, type MetaSettings } from '../meta/meta-desk';
import { metaPush } from '../meta/webhooks';

export interface PageSettings extends MetaSettings {
  app_id: string;
  /** The app may write with the tag HUMAN_AGENT. */
  human_agent: boolean;
  /** What the page sends comes back as an echo. */
  echoes: boolean;
  /** Deliveries are told by themselves (Messenger only). */
  deliveries: boolean;
}

const DAY_MS = 86_400_000;
const FILE_MS = 3_600_000;

/** One page, or one Instagram account. */
export class PageDesk extends MetaDesk<PageSettings> {
  /** Switched off after an event was given up; on again when the address is saved. */
  subscribed = true;

  get object(): 'page' | 'instagram' {
    return this.provider === 'instagram' ? 'instagram' : 'page';
  }

  override async verify(): Promise<boolean> {
    const taken = await super.verify();
    if (taken) this.subscribed = true;
    return taken;
  }

  /** Items in one batch, in `messaging` or another list. */
  tell(
    event: string,
    items: Fields[],
    list: 'messaging' | 'standby' | 'changes' = 'messaging',
  ): Promise<PushResult> | null {
    if (!this.settings.hook_url || !this.subscribed) return null;
    const entry = { id: this.settings.id, time: this.now(), [list]: items };
    const pushed = this.push(
      metaPush(`${this.object}:${event}`, this.hook, { object: this.object, entry: [entry] }),
    );
    void pushed.then(({ taken }) => {
      if (!taken) this.subscribed = false;
    });
    return pushed;
  }

  from(person: Person, content: Fields): Fields {
    return {
      sender: { id: person.id },
      recipient: { id: this.settings.id },
      timestamp: this.now(),
      ...content,
    };
  }

  echo(person: Person, message: Fields, appId: string | null): Fields {
    return {
      sender: { id: this.settings.id },
      recipient: { id: person.id },
      timestamp: this.now(),
      message: { ...message, is_echo: true, ...(appId ? { app_id: Number(appId) } : {}) },
    };
  }

  /** Whether one may write now; with the tag a week. */
  isOpen(person: Person, tagged: boolean): boolean {
    const ms = tagged && this.settings.human_agent ? 7 * DAY_MS : this.settings.window_hours * 3_600_000;
    return person.lastActAt !== null && this.now() < person.lastActAt + ms;
  }

  newId(): string {
    return `m_${this.world.random.text(64)}`;
  }

  /** A signed address, good for an hour. */
  addressOf(file: string): string {
    return `${this.world.publicUrl}/${this.provider}/cdn/${file}?oe=${(this.now() + FILE_MS).toString(16)}`;
  }
}
