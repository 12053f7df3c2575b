import { type Viewer } from '@yingda/contracts';
import type { ViewerActivity } from '@yingda/contracts/names';
import type { Namespace } from 'socket.io';
import type { Emitter } from './emitter';
import { rooms } from './rooms';
import { socketsIn } from './sockets-in';
import type { AgentSocket } from './session';

/** Who looks at or writes in which conversation, over all nodes. Nothing is stored: it is true as long as the sockets are. */
export class Viewers {
  private namespace: Namespace | null = null;

  constructor(private readonly emit: Emitter) {}

  attach(namespace: Namespace): void {
    this.namespace = namespace;
  }

  /** The agent now looks at this conversation and no other. */
  async view(socket: AgentSocket, conversationId: string | null): Promise<void> {
    const before = socket.data.viewing ?? null;
    if (before === conversationId) return;
    socket.data.viewing = conversationId;
    socket.data.activity = 'viewing';
    if (before) {
      await socket.leave(rooms.viewersOf(before));
      await this.tell(before);
    }
    if (!conversationId) return;
    await socket.join(rooms.viewersOf(conversationId));
    await this.tell(conversationId);
  }

  /** What the agent does in the conversation they look at; told only when it changes. */
  async act(socket: AgentSocket, conversationId: string, activity: ViewerActivity): Promise<void> {
    if (socket.data.viewing !== conversationId || socket.data.activity === activity) return;
    socket.data.activity = activity;
    await this.tell(conversationId);
  }

  /** Somebody who looked at it has gone. */
  async left(conversationId: string): Promise<void> {
    await this.tell(conversationId);
  }

  private async tell(conversationId: string): Promise<void> {
    if (!this.namespace) return;
    const sockets = await socketsIn(this.namespace, rooms.viewersOf(conversationId));
    const byAgent = new Map<string, Viewer>();
    for (const { data } of sockets) {
      const known = byAgent.get(data.actor.agentId);
      // Two tabs of one agent are one viewer; writing counts more than looking.
      if (known && known.activity !== 'viewing') continue;
      byAgent.set(data.actor.agentId, {
        agentId: data.actor.agentId,
        name: data.actor.name,
        activity: data.activity ?? 'viewing',
      });
    }
    this.emit.volatileConsole([rooms.staffOf(conversationId)], 'viewers.changed', {
      conversationId,
      viewers: [...byAgent.values()],
    });
  }
}
