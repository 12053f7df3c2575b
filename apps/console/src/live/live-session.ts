import type {
  ConsoleCommands,
  ConsoleEvents,
  ConversationRow,
  ConversationState,
  StaffEntry,
  WindowEnding,
} from '@yingda/contracts';
import {
  attachmentContent,
  attachmentLinks,
  bestLock,
  bestStorage,
  connect,
  consoleSender,
  Emitter,
  Failure,
  SendQueue,
  tabChannel,
  uploadFile,
  type AttachmentLinks,
  type QueuedMessage,
  type StateChange,
} from '@yingda/realtime-client';
import type { ServiceLevelLevel } from '@yingda/contracts/names';
import type { ApiClient } from '../api/api-client';
import { Problem } from '../api/problem';
import { listen, type ConsoleConnection } from './listen';
import { LiveState } from './live-state';
import { putRows } from './merge-row';
import { RowFetches } from './row-fetches';
import { Timelines } from './timelines';
import { Watches } from './watches';

/** Something the agent may want to be told of. */
export type Notice =
  | { kind: 'message'; entry: StaffEntry }
  | { kind: 'offered'; conversationId: string }
  | { kind: 'assigned'; conversationId: string }
  | { kind: 'mentioned'; mention: ConsoleEvents['agent.mentioned'] }
  /** Somebody waits, and soon cannot be answered. */
  | { kind: 'window-ending'; conversationId: string; ending: WindowEnding }
  /** A promised time is nearly over, or over, and this agent is called. */
  | { kind: 'service-level'; level: ServiceLevelLevel; told: ConsoleEvents['service-level.breached'] }
  /** Named in a note of one's own, and not told of it. */
  | { kind: 'not-told'; agentIds: readonly string[] };

export interface LiveOptions {
  agentId: string;
  api: ApiClient;
  token: (refused: boolean) => Promise<string>;
  sessionEnded: (code: string) => void;
}

/** All that is live for one signed-in agent: the connection, what it keeps fresh, and what waits to be sent. */
export class LiveSession {
  readonly state = new LiveState();
  readonly connection: ConsoleConnection;
  readonly watches: Watches;
  readonly timelines: Timelines;
  readonly links: AttachmentLinks;
  /** Own messages that were acknowledged, until their entry is in the timeline. */
  readonly sent = new Map<string, QueuedMessage>();
  readonly notices = new Emitter<Notice>();
  /** The line is back after it was lost: what was read by HTTP may be old. */
  readonly returned = new Emitter<void>();
  readonly customerChanged = new Emitter<string>();
  readonly directoryChanged = new Emitter<ConsoleEvents['directory.changed']['list']>();
  /** Filled once the storage of this device has answered. */
  queue: SendQueue | null = null;
  readonly queueReady = new Emitter<void>();

  private readonly fetches: RowFetches;
  private readonly stops: (() => void)[] = [];
  private seen: string | null = null;
  private readonly mentionsSeen = new Map<string, number>();
  private readonly mentionsToTell = new Map<string, number>();

  constructor(private readonly options: LiveOptions) {
    const { api, agentId } = options;
    this.fetches = new RowFetches(
      this.state.rows,
      async (id) => (await api.call('GET /api/conversations/:id', { params: { id } })).conversation,
    );
    this.connection = connect<ConsoleCommands, ConsoleEvents>({
      url: '',
      namespace: '/console',
      token: (refused) => this.token(refused !== null),
    });
    this.watches = new Watches(this.connection);
    this.timelines = new Timelines(this.connection, api, this.watches);
    this.links = attachmentLinks((id) => api.call('GET /api/attachments/:id/link', { params: { id } }));
    this.stops.push(this.connection.onState((change) => this.stateChanged(change)));
    this.stops.push(
      listen(this.connection, this.state, { self: this.self(agentId), react: this.reactions() }),
    );
    void this.startQueue(agentId);
  }

  get agentId(): string {
    return this.options.agentId;
  }

  /** Sends a command; rejects with a Problem. */
  async command<K extends keyof ConsoleCommands & string>(
    name: K,
    payload: ConsoleCommands[K]['payload'],
  ): Promise<ConsoleCommands[K]['answer']> {
    try {
      const answer = await this.connection.command(name, payload);
      const row = (answer as { conversation?: ConversationRow | null }).conversation;
      if (row) this.putRows([row]);
      return answer;
    } catch (thrown) {
      throw Problem.of(thrown);
    }
  }

  putRows(rows: readonly ConversationRow[]): void {
    this.state.rows.set((before) => putRows(before, rows));
  }

  /** Reads a conversation that is not known yet; callers at the same time share one request. */
  fetchRow(conversationId: string): Promise<void> {
    return this.fetches.fetch(conversationId);
  }

  async loadDirectory(): Promise<void> {
    // What is heard while the directory is on its way may be newer than it.
    const heard: (() => void)[] = [];
    const stops = [
      this.connection.on('presence.changed', ({ agentId, state, reason, load }) =>
        heard.push(() => this.state.setPresence(agentId, { state, reason, load })),
      ),
      this.connection.on('loads.changed', ({ loads }) => heard.push(() => this.state.setLoads(loads))),
    ];
    try {
      this.state.directory.set(await this.options.api.call('GET /api/directory'));
      for (const again of heard) again();
    } finally {
      for (const stop of stops) stop();
    }
  }

  /** Tells the others which conversation is in front of this agent; told again after a reconnect. */
  look(conversationId: string | null): void {
    if (this.seen === conversationId) return;
    this.seen = conversationId;
    this.connection.tell('conversation.view', { conversationId });
  }

  /** A note that names this agent was in front of them: all up to it are read, told again until the server has heard. */
  seeMention(conversationId: string, position: number): void {
    if (position <= (this.mentionsSeen.get(conversationId) ?? 0)) return;
    this.mentionsSeen.set(conversationId, position);
    this.mentionsToTell.set(conversationId, position);
    this.tellMentions();
  }

  private tellMentions(): void {
    for (const [conversationId, upToPosition] of this.mentionsToTell)
      this.connection.command('mention.read', { conversationId, upToPosition }).then(
        () => {
          if (this.mentionsToTell.get(conversationId) === upToPosition)
            this.mentionsToTell.delete(conversationId);
        },
        // Without a line; it is told when that is back.
        () => undefined,
      );
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.timelines.stop();
    this.queue?.stop();
    this.connection.close();
  }

  private self(agentId: string) {
    return {
      agentId,
      teamIds: () => this.state.directory.get()?.agents.find((agent) => agent.id === agentId)?.teamIds ?? [],
    };
  }

  private async token(refused: boolean): Promise<string> {
    try {
      return await this.options.token(refused);
    } catch (thrown) {
      const { code, message } = Problem.of(thrown);
      throw new Failure(code === 'unreachable' ? 'offline' : code, message);
    }
  }

  private stateChanged({ state, code }: StateChange): void {
    const before = this.state.connection.get();
    this.state.connection.set(state);
    if (state === 'refused' && code && code !== 'offline') this.options.sessionEnded(code);
    if (state !== 'online') return;
    this.connection.tell('inbox.subscribe', {});
    if (this.seen) this.connection.tell('conversation.view', { conversationId: this.seen });
    this.tellMentions();
    if (before !== 'connecting') {
      this.returned.emit();
      void this.timelines.readDeliveries((known) =>
        this.state.deliveries.set((all) => ({ ...all, ...known })),
      );
    }
    void this.loadDirectory().catch(() => undefined);
    void this.loadMine().catch(() => undefined);
  }

  /** One's own open conversations, whatever page is shown: their count, sounds and notices are everywhere. */
  private async loadMine(): Promise<void> {
    const page = await this.options.api.call('GET /api/conversations', {
      query: { view: 'mine', limit: 100 },
    });
    this.putRows(page.items);
  }

  private reactions() {
    return {
      unknown: (state: ConversationState, wanted: boolean) => this.fetches.hear(state, wanted),
      directoryChanged: (list: ConsoleEvents['directory.changed']['list']) => {
        void this.loadDirectory().catch(() => undefined);
        this.directoryChanged.emit(list);
      },
      customerChanged: (id: string) => this.customerChanged.emit(id),
      messageArrived: (entry: StaffEntry) => {
        if (entry.clientMessageId) this.sent.delete(entry.clientMessageId);
        this.notices.emit({ kind: 'message', entry });
      },
      offered: (conversationId: string) => this.notices.emit({ kind: 'offered', conversationId }),
      assigned: (conversationId: string) => void this.tellAssigned(conversationId),
      mentioned: (mention: ConsoleEvents['agent.mentioned']) => {
        if (!this.state.row(mention.conversationId)) void this.fetchRow(mention.conversationId);
        this.notices.emit({ kind: 'mentioned', mention });
      },
      windowEnding: (conversationId: string, ending: WindowEnding) =>
        void this.tellEnding(conversationId, ending),
      serviceLevel: (level: ServiceLevelLevel, told: ConsoleEvents['service-level.breached']) =>
        void this.tellServiceLevel(level, told),
      sessionEnded: (code: string) => {
        if (code === 'account-deactivated') this.options.sessionEnded(code);
      },
    };
  }

  /** Handed over by a colleague it may be new to this screen: told when it is known whose it is. */
  private async tellAssigned(conversationId: string): Promise<void> {
    if (!this.state.row(conversationId)) await this.fetchRow(conversationId);
    this.notices.emit({ kind: 'assigned', conversationId });
  }

  /** A supervisor hears of conversations that are in none of their lists. */
  private async tellEnding(conversationId: string, ending: WindowEnding): Promise<void> {
    if (!this.state.row(conversationId)) await this.fetchRow(conversationId);
    this.notices.emit({ kind: 'window-ending', conversationId, ending });
  }

  private async tellServiceLevel(
    level: ServiceLevelLevel,
    told: ConsoleEvents['service-level.breached'],
  ): Promise<void> {
    if (!this.state.row(told.conversationId)) await this.fetchRow(told.conversationId);
    this.notices.emit({ kind: 'service-level', level, told });
  }

  private async startQueue(agentId: string): Promise<void> {
    const name = `yingda-agent-${agentId}`;
    const storage = await bestStorage(name);
    const sender = consoleSender(this.connection, {
      upload: async (message, onProgress) => {
        const file = message.file as NonNullable<QueuedMessage['file']>;
        const stored = await uploadFile({
          url: '',
          token: await this.token(false),
          file: file.blob,
          name: file.name,
          ...(file.durationMs !== undefined ? { durationMs: file.durationMs } : {}),
          onProgress,
        });
        return attachmentContent(stored, file);
      },
    });
    const queue = new SendQueue({ name, sender, storage, lock: bestLock(), channel: tabChannel(name) });
    queue.onAccepted(({ message, answer }) => {
      if (answer.notTold?.length) this.notices.emit({ kind: 'not-told', agentIds: answer.notTold });
      const timeline = this.timelines.peek(message.conversationId);
      const shown = timeline?.state.timeline.entries.some((entry) => entry.id === answer.id);
      if (!timeline || shown) return;
      this.sent.set(message.clientMessageId, message);
      timeline.accepted({ ...answer, clientMessageId: message.clientMessageId });
    });
    await queue.load();
    this.queue = queue;
    this.queueReady.emit();
  }
}
