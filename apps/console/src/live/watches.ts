import type { ConsoleConnection } from './listen';

/**
 * Subscriptions counted by use: the open timeline and the list may want the same conversation, and closing one of them must
 * not silence the other. After a reconnect the server has forgotten all of them.
 */
export class Watches {
  private readonly holders = new Map<string, number>();

  constructor(private readonly connection: ConsoleConnection) {
    connection.onState(({ state }) => {
      if (state === 'online')
        for (const conversationId of this.holders.keys()) this.subscribe(conversationId);
    });
  }

  hold(conversationId: string): void {
    const count = this.holders.get(conversationId) ?? 0;
    this.holders.set(conversationId, count + 1);
    if (count === 0) this.subscribe(conversationId);
  }

  release(conversationId: string): void {
    const count = this.holders.get(conversationId) ?? 0;
    if (count > 1) return void this.holders.set(conversationId, count - 1);
    this.holders.delete(conversationId);
    this.connection.tell('conversation.unsubscribe', { conversationId });
  }

  /** Somebody else subscribed already (the timeline's own first step); only counts. */
  count(conversationId: string): void {
    this.holders.set(conversationId, (this.holders.get(conversationId) ?? 0) + 1);
  }

  /** Makes the held set of one holder equal to `wanted`. */
  follow(before: ReadonlySet<string>, wanted: ReadonlySet<string>): void {
    for (const id of wanted) if (!before.has(id)) this.hold(id);
    for (const id of before) if (!wanted.has(id)) this.release(id);
  }

  private subscribe(conversationId: string): void {
    this.connection.tell('conversation.subscribe', { conversationId });
  }
}
