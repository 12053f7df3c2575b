/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for the provider here */
import type { SeenMessage } from '../../../simulator/src/provider';
/* eslint-enable @nx/enforce-module-boundaries */
import { type ChannelWindow, type Content, type MessageDelivery } from '@yingda/contracts';
import { OutletReader, DeliveryReader, ResendMessage } from '@yingda/channels';
import {
  AcceptConversation,
  ConversationReader,
  type OpenMenu,
  SayAutomatically,
  SendMessage,
  StoreAttachment,
} from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import type { ChannelGround } from './channel-ground';
import type { Sample } from './samples';

const AGENT: AgentActor = {
  ...{ kind: 'agent', agentId: newId(), name: '李明', publicName: '小李', role: 'agent', teamIds: [] },
  permissions: { 'conversation.serve': 'all' },
};

/** A message as the shop keeps it. */
export interface Told {
  id: string;
  content: Content;
  authorKind: string;
}

/** A customer and the agent who answers them. */
export class Talk {
  private constructor(
    private readonly ground: ChannelGround,
    readonly user: string,
    readonly conversationId: string,
  ) {}

  /** The newest conversation, in which somebody has just written. */
  static async taken(ground: ChannelGround, user: string): Promise<Talk> {
    const [row] = await ground.database.query<{ id: string }>(
      'select id from conversations where inbox_id = $1 order by number desc limit 1',
      [ground.inbox.id],
    );
    if (!row) throw new Error(`Nothing came of what was written: ${JSON.stringify(await reasons(ground))}`);
    const talk = new Talk(ground, user, row.id);
    await ground.useCase(AcceptConversation).execute(AGENT, { conversationId: row.id });
    return talk;
  }

  /** The agent says something; the id of the message. */
  async say(what: string | Content): Promise<string> {
    const content: Content = typeof what === 'string' ? { kind: 'text', text: what } : what;
    const { conversationId } = this;
    const command = { conversationId, clientMessageId: newId(), content };
    return (await this.ground.useCase(SendMessage).execute(AGENT, command)).id;
  }

  /** The shop's machines say something; the id of the message. */
  async hear(content: Content): Promise<string> {
    const speaker = { kind: 'bot' as const, name: '小应' };
    const { conversationId } = this;
    const command = { conversationId, clientMessageId: newId(), content, speaker, by: 'spec' };
    const said = await this.ground.useCase(SayAutomatically).execute(command);
    if (!said.said) throw new Error(`It was not said: ${said.why}`);
    return said.id;
  }

  /** What is still to be answered by choice. */
  openMenu(): Promise<OpenMenu | null> {
    return this.ground.useCase(ConversationReader).openMenu(this.conversationId, 2 ** 31 - 1);
  }

  async sayAll(all: readonly string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const words of all) ids.push(await this.say(words));
    return ids;
  }

  /** A file, stored as by the console. */
  async file(kind: 'image' | 'file' | 'voice', sample: Sample): Promise<Content> {
    const { name, contentType: declaredType, bytes } = sample;
    const command = { actor: AGENT, name, declaredType, bytes, durationMs: 3_000 };
    const stored = await this.ground.useCase(StoreAttachment).execute(command);
    return { kind, attachmentId: stored.id };
  }

  resend(messageId: string): Promise<MessageDelivery> {
    return this.ground.useCase(ResendMessage).execute({ conversationId: this.conversationId, messageId });
  }

  /** What the account has said, as the customer sees it. */
  get seen(): SeenMessage[] {
    return this.ground.provider.messages({ user: this.user }).filter((one) => one.from === 'account');
  }

  /** Which of these words the customer sees, as often as they do, in the order in which they are to be read. */
  words(known: readonly string[]): string[] {
    const place = ({ body }: SeenMessage) => Number(body['sequence'] ?? 0);
    return [...this.seen]
      .sort((one, other) => place(one) - place(other))
      .map((one) => known.filter((words) => JSON.stringify(one.body).includes(words)))
      .flat();
  }

  async delivery(messageId: string): Promise<MessageDelivery> {
    const found = await this.ground.useCase(DeliveryReader).of(this.conversationId, [messageId]);
    return found.get(messageId)!;
  }

  async states(ids: readonly string[]): Promise<string[]> {
    return Promise.all(ids.map(async (id) => (await this.delivery(id)).state));
  }

  /** What the composer shows; null where the channel has no windows. */
  async window(): Promise<ChannelWindow | null> {
    const outlets = await this.ground.useCase(OutletReader).of(this.conversationId);
    return outlets.find((one) => one.chosen)!.window;
  }

  /** Everything in the conversation, in its order. */
  told(): Promise<Told[]> {
    return toldIn(this.ground);
  }
}

/** What stands in all conversations of the account, in order. */
export function toldIn(ground: ChannelGround): Promise<Told[]> {
  return ground.database.query<Told>(
    `select m.id, m.content, m.author_kind as "authorKind" from messages m
     join conversations c on c.id = m.conversation_id
     where c.inbox_id = $1 and m.entry = 'message' order by c.number, m.position`,
    [ground.inbox.id],
  );
}

/** What customers have written, in order; of other kinds than text and mail, the kind. */
export async function heard(ground: ChannelGround): Promise<string[]> {
  const told = await toldIn(ground);
  return told
    .filter((one) => one.authorKind === 'customer')
    .map(({ content }) => ('text' in content && content.text ? content.text.trim() : content.kind));
}

function reasons(ground: ChannelGround): Promise<unknown[]> {
  return ground.database.query('select provider_key, state, attempts, error from channel_events');
}
