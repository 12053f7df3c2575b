import { Head } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { Log } from '@yingda/platform';
import type { Namespace } from 'socket.io';
import { conversationOfRoom } from './rooms';

const BATCH = 500;

/**
 * Sends every subscribed socket of this node the latest numbers of its conversations, so that a lost last message is
 * found too. One statement per 500 conversations.
 */
export class Heads {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly headsOf: (ids: string[], audience: 'customer' | 'staff') => Promise<Head[]>,
    private readonly log: Log,
  ) {}

  start(namespaces: { widget: Namespace; console: Namespace }): void {
    this.timer = setInterval(() => {
      Promise.all([this.tell(namespaces.widget, 'customer'), this.tell(namespaces.console, 'staff')]).catch(
        (error: unknown) => this.log.warn({ err: error }, 'heads not sent'),
      );
    }, LIMITS.headEveryMs);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async tell(namespace: Namespace, audience: 'customer' | 'staff'): Promise<void> {
    const byId = new Map<string, string>();
    for (const room of namespace.adapter.rooms.keys()) {
      const id = conversationOfRoom(room);
      if (id) byId.set(id, room);
    }
    const ids = [...byId.keys()];
    for (let at = 0; at < ids.length; at += BATCH)
      for (const head of await this.headsOf(ids.slice(at, at + BATCH), audience))
        namespace.local.to(byId.get(head.conversationId) as string).emit('conversation.head', head);
  }
}
