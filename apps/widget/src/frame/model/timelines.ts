import type { CustomerConversation, Message, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import {
  customerAudience,
  TimelineSync,
  widgetSource,
  type Api,
  type Connection,
  type TimelineSource,
  type TimelineState,
} from '@yingda/realtime-client';

const PAGE = 50;

/** The timelines that are kept in step: of the conversation on screen and of the open one. */
export class Timelines {
  private readonly syncs = new Map<string, TimelineSync<Message>>();

  constructor(
    private readonly connection: Connection<WidgetCommands, WidgetEvents>,
    private readonly api: Api,
    private readonly heard: {
      changed(conversationId: string): void;
      /** The conversation as it stands at every (re)subscription. */
      conversation(conversation: CustomerConversation): void;
    },
  ) {}

  get(conversationId: string | null): TimelineSync<Message> | undefined {
    return conversationId === null ? undefined : this.syncs.get(conversationId);
  }

  stateOf(conversationId: string | null): TimelineState<Message> | undefined {
    return this.get(conversationId)?.state;
  }

  /** Follows exactly these conversations. */
  follow(ids: readonly string[]): void {
    for (const [id, sync] of this.syncs) {
      if (ids.includes(id)) continue;
      sync.stop();
      this.syncs.delete(id);
    }
    for (const id of ids) {
      if (this.syncs.has(id)) continue;
      const source: TimelineSource<Message> = {
        ...widgetSource(this.connection, id, this.reader(id)),
        subscribe: async () => {
          const { conversation } = await this.connection.command('conversation.subscribe', {
            conversationId: id,
          });
          this.heard.conversation(conversation);
          return conversation;
        },
      };
      const sync = new TimelineSync(source, customerAudience);
      sync.onChange(() => this.heard.changed(id));
      this.syncs.set(id, sync);
    }
  }

  stop(): void {
    this.follow([]);
  }

  private reader(id: string) {
    return async (beforeSequence?: number) => {
      const page = await this.api('GET /api/widget/conversations/:id/messages', {
        params: { id },
        query: { limit: PAGE, beforeSequence },
      });
      return { entries: page.messages, hasMore: page.hasMore };
    };
  }
}
