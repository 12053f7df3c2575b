import { newId } from '@yingda/platform';
import { TestSocket } from '@yingda/testing';
import { text } from '../harness';
import type { NodeProcess } from '../node-process';
import type { Somebody, Stage } from './stage';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const chance = (share: number) => Math.random() < share;
const between = (least: number, most: number) => least + Math.random() * (most - least);

/** What goes on at this moment; people look at it before everything they do. */
export interface Mood {
  /** Agents answer, decline, leave and come back. */
  agentsAct: boolean;
  /** Agents are there to stay: nobody goes, nobody declines. */
  calm: boolean;
  over: boolean;
  /** Conversations that have begun. */
  opened: number;
}

interface Held {
  id: string;
  status: string;
  agentId: string | null;
}

function alive(nodes: readonly NodeProcess[]): NodeProcess | undefined {
  const running = nodes.filter((node) => node.isRunning);
  return running[Math.floor(Math.random() * running.length)];
}

/** A node that is killed in the middle of greeting answers nothing at all, ever. */
function connect(node: NodeProcess, namespace: '/console' | '/widget', token: string): Promise<TestSocket> {
  const slow = pause(10_000).then(() => Promise.reject(new Error('No greeting')));
  return Promise.race([TestSocket.connect({ url: node.url, namespace, token }), slow]);
}

/** An agent who answers what they are given, and whom now and then something comes between. */
export class Worker {
  private socket: TestSocket | null = null;
  private readonly held = new Map<string, Held>();
  readonly refused: string[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly who: Somebody,
    private readonly mood: Mood,
  ) {}

  async live(): Promise<void> {
    while (!this.mood.over) {
      try {
        await this.connected();
        if (this.mood.agentsAct) await this.act();
      } catch {
        // The node was killed, or the socket was cut: next time on the other one.
        this.socket?.close();
      }
      await pause(between(40, 120));
    }
    this.socket?.close();
  }

  private async connected(): Promise<void> {
    if (this.socket?.socket.connected) return;
    const node = alive(this.stage.nodes);
    if (!node) return;
    this.held.clear();
    const { token, id } = this.who;
    const socket = await connect(node, '/console', token);
    socket.socket.on('conversation.updated', ({ conversation }: { conversation: Held }) =>
      this.seen(conversation),
    );
    socket.socket.on('conversation.offered', ({ conversation }: { conversation: Held }) =>
      this.seen(conversation),
    );
    this.socket = socket;
    await socket.done('inbox.subscribe');
    await socket.done('presence.set', { state: 'online' });
    const answer = await fetch(`${node.url}/api/conversations?view=mine&limit=50`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = (await answer.json()) as { items: Held[] };
    for (const conversation of items) if (conversation.agentId === id) this.seen(conversation);
  }

  private seen(conversation: Held | undefined): void {
    if (!conversation) return;
    const mine = conversation.agentId === this.who.id;
    if (mine && ['offered', 'assigned', 'active'].includes(conversation.status))
      this.held.set(conversation.id, conversation);
    else this.held.delete(conversation.id);
  }

  private async act(): Promise<void> {
    if (!this.mood.calm && (await this.leaves())) return;
    if (!this.mood.calm && chance(0.05)) await this.send('queue.take', {});
    for (const { id, status } of [...this.held.values()]) {
      if (status === 'offered') await this.answer(id);
      else if (chance(0.3)) await this.serve(id);
    }
  }

  private async leaves(): Promise<boolean> {
    if (chance(0.01)) {
      // As when the cable is pulled: no farewell.
      this.socket!.socket.io.engine.close();
      await pause(between(100, 1_500));
      return true;
    }
    if (chance(0.01)) {
      await this.send('presence.set', { state: chance(0.5) ? 'away' : 'busy' });
      await pause(between(100, 800));
      await this.send('presence.set', { state: 'online' });
      return true;
    }
    return false;
  }

  private async answer(conversationId: string): Promise<void> {
    // Some are left to run out.
    if (!this.mood.calm && chance(0.1)) return;
    const declines = !this.mood.calm && chance(0.1);
    await this.send(declines ? 'conversation.decline' : 'conversation.accept', { conversationId });
    this.held.delete(conversationId);
    if (!declines)
      this.held.set(conversationId, { id: conversationId, status: 'active', agentId: this.who.id });
  }

  private async serve(conversationId: string): Promise<void> {
    await this.send('message.send', { conversationId, clientMessageId: newId(), content: text('done') });
    const disposition = { topicId: this.stage.topicId, resolved: 'yes', summary: 'done' };
    if (await this.send('conversation.close', { conversationId, disposition }))
      this.held.delete(conversationId);
  }

  private async send(command: string, payload: object): Promise<boolean> {
    const answer = await this.socket!.send(command, payload);
    if (!answer.ok) {
      this.refused.push(`${command}: ${answer.error.code}`);
      // Somebody else has it, or it is over.
      this.held.delete((payload as { conversationId?: string }).conversationId ?? '');
    }
    return answer.ok;
  }
}

// As many at once as come through the door: more of them would only keep each other waiting.
const DOOR = 12;
let entering = 0;

/** Opens a conversation, by whichever node answers, and stays till the end. */
export async function shop(stage: Stage, inboxKey: string, mood: Mood): Promise<void> {
  const conversationId = newId();
  let [token, said]: [string | null, boolean] = [null, false];
  while (!mood.over) {
    let inside = false;
    try {
      const node = alive(stage.nodes);
      if (!node || entering >= DOOR) throw new Error('Not yet');
      inside = true;
      entering++;
      token ??= await session(node, inboxKey);
      const socket = await connect(node, '/widget', token);
      const gone = new Promise<void>((resolve) => socket.socket.once('disconnect', () => resolve()));
      await socket.done('conversation.open', { conversationId });
      const message = { conversationId, clientMessageId: newId(), content: text('hello') };
      if (!said) mood.opened++;
      if (!said) await socket.done('message.send', message);
      said = true;
      entering--;
      inside = false;
      await Promise.race([gone, until(() => mood.over)]);
      socket.close();
    } catch {
      if (inside) entering--;
      await pause(between(50, 200));
    }
  }
}

async function session(node: NodeProcess, inboxKey: string): Promise<string> {
  const answer = await fetch(`${node.url}/api/widget/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ inboxKey }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function until(is: () => boolean): Promise<void> {
  while (!is()) await pause(200);
}
