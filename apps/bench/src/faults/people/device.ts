import {
  Emitter,
  type QueuedMessage,
  type QueueStorage,
  type TabChannel,
  type TabLock,
  type TabNotice,
} from '@yingda/realtime-client';

interface Wish {
  owner: object;
  go: () => void;
}

/** What one page of a browser holds of its device. After its death nothing that it still does reaches anything. */
export interface PageHold {
  storage: QueueStorage;
  lock: TabLock;
  channel: TabChannel;
  die(): void;
}

const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * What stays when a page is loaded anew: unsent texts and small things. Its pages share storage, lock and channel, as tabs
 * of one browser do; storage answers late and keeps copies.
 */
export class Device {
  /** The loader's storage and the frame's drawers. */
  readonly cabinet = new Map<string, string>();
  private readonly stored = new Map<string, QueuedMessage>();
  private readonly notices = new Emitter<{ from: object; notice: TabNotice }>();
  private readonly held = new Map<string, Wish[]>();

  page(): PageHold {
    const owner = {};
    const page = { alive: true };
    const heard = new Emitter<TabNotice>();
    const stop = this.notices.on(({ from, notice }) => from !== owner && heard.emit(notice));
    return {
      storage: this.storageOf(page),
      lock: { alone: (name, work) => this.alone({ owner, name, page }, work) },
      channel: {
        tell: (notice) => {
          if (page.alive)
            setTimeout(() => this.notices.emit({ from: owner, notice: structuredClone(notice) }), 1);
        },
        on: (listener) => heard.on(listener),
        close: () => heard.clear(),
      },
      die: () => {
        page.alive = false;
        stop();
        heard.clear();
        this.free(owner);
      },
    };
  }

  private storageOf(page: { alive: boolean }): QueueStorage {
    // A dead page waits for ever: no line of it runs any more.
    const step = async (work: () => void) => {
      await soon(1);
      if (!page.alive) await new Promise(() => undefined);
      work();
    };
    return {
      all: async () => {
        let items: QueuedMessage[] = [];
        await step(() => (items = structuredClone([...this.stored.values()])));
        return items;
      },
      put: (message) => step(() => void this.stored.set(message.clientMessageId, structuredClone(message))),
      remove: (clientMessageId) => step(() => void this.stored.delete(clientMessageId)),
    };
  }

  /** As `navigator.locks`: one after the other, and the browser frees what a dead page held. */
  private async alone<T>(
    { owner, name, page }: { owner: object; name: string; page: { alive: boolean } },
    work: () => Promise<T>,
  ): Promise<T> {
    const line = this.held.get(name) ?? [];
    this.held.set(name, line);
    await new Promise<void>((go) => {
      line.push({ owner, go });
      if (line.length === 1) go();
    });
    try {
      return await work();
    } finally {
      if (page.alive) this.next(name, owner);
    }
  }

  private next(name: string, owner: object): void {
    const line = this.held.get(name) ?? [];
    if (line[0]?.owner === owner) {
      line.shift();
      line[0]?.go();
    }
  }

  private free(owner: object): void {
    for (const [name, line] of this.held) {
      const first = line[0]?.owner === owner;
      const rest = line.filter((wish) => wish.owner !== owner);
      this.held.set(name, rest);
      if (first) rest[0]?.go();
    }
  }
}
