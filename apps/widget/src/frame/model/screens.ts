import type {
  CustomerConversation,
  PreChatAnswers,
  PreChatField,
  WidgetCommands,
  WidgetEvents,
} from '@yingda/contracts';
import type { Connection, SendQueue } from '@yingda/realtime-client';
import type { ProductInfo } from '../../bridge/protocol';
import type { Cabinet } from './cabinet';
import { textContent, type Chat } from './chat';
import type { History } from './history';
import { contactProblem, fieldsToAsk } from './pre-chat';
import type { State } from './state';
import type { Store } from './store';

/** What a shopper leaves when nobody is there. */
export interface LeftMessage {
  text: string;
  contact: string;
  name: string;
}

/** Which screen comes next. */
export class Screens {
  constructor(
    private readonly store: Store<State>,
    private readonly chat: Chat,
    private readonly parts: {
      queue: SendQueue;
      drawer: Cabinet;
      connection: Connection<WidgetCommands, WidgetEvents>;
      history: History;
    },
  ) {}

  home(): void {
    this.store.set({ screen: 'home', left: null });
    if (this.parts.connection.state === 'online') void this.parts.history.refresh();
  }

  showHistory(): void {
    this.store.set({ screen: 'history' });
    void this.parts.history.refresh();
  }

  /** Complaints and feedback; of one case where its number is known. */
  showCases(about: string | null = null): void {
    this.store.set({ screen: 'cases', about });
  }

  /** The way to a person: on with what is open, else through the form to a new one; out of hours the message form. */
  start(): void {
    const { settings, open, conversationId } = this.store.state;
    const waiting = this.parts.queue.list().find(({ state }) => state !== 'failed')?.conversationId;
    if (open) return this.openChat(open);
    if (waiting) return this.go(waiting);
    if (settings && !settings.open) return this.store.set({ screen: 'leave' });
    if (this.begun()) return this.go(conversationId);
    if (this.asked().length > 0) return this.store.set({ screen: 'prechat' });
    this.go(null);
  }

  /** A new conversation about a topic; what else the shop asks comes first, the topic filled in. */
  startAbout(topicId: string): void {
    if (this.asked().every(({ kind }) => kind === 'topic')) return this.answered({ topicId });
    this.parts.drawer.write('prechat', { ...this.parts.drawer.read<PreChatAnswers>('prechat'), topicId });
    this.store.set({ screen: 'prechat' });
  }

  /** Another matter, even while an earlier conversation is on screen. */
  startNew(): void {
    if (this.store.state.open) return this.openChat(this.store.state.open);
    this.chat.show(null);
    this.start();
  }

  openChat(conversation: CustomerConversation): void {
    this.chat.show(conversation.id, conversation);
    this.store.set({ screen: 'chat' });
  }

  answered(answers: PreChatAnswers): void {
    const { hasName, hasContact } = this.store.state;
    if (answers.consent) this.parts.drawer.write('consent', true);
    this.chat.begin({ answers });
    this.store.set({
      screen: 'chat',
      hasName: hasName || !!answers.name,
      hasContact: hasContact || !!answers.contact,
    });
  }

  /** Leaves a message: a conversation of its own, or the one that waits in the queue becomes one. */
  leave({ text, contact, name }: LeftMessage): void {
    const given = contact.trim();
    const reach = given !== '' && contactProblem(given) === null ? { contact: given } : {};
    const answers = { ...reach, ...(name.trim() ? { name: name.trim() } : {}) };
    const { open } = this.store.state;
    if (open) {
      this.openChat(open);
      if (text.trim()) this.chat.send(textContent(text));
      if (reach.contact) void this.convert(open.id, { contact: reach.contact, ...answers });
    } else {
      this.chat.begin({ answers, leaveMessage: true });
      this.chat.send(textContent(text));
    }
    const { conversationId, hasName, hasContact } = this.store.state;
    this.store.set({
      screen: 'chat',
      left: { conversationId: conversationId as string, contact: given },
      hasName: hasName || !!answers.name,
      hasContact: hasContact || !!reach.contact,
    });
  }

  product(product: ProductInfo | null): void {
    this.store.set({ product });
    const { shown, screen, settings } = this.store.state;
    if (product && shown && settings && screen !== 'chat') this.start();
  }

  shown(shown: boolean): void {
    this.store.set({ shown });
    const { screen, open, product, unread, settings } = this.store.state;
    // What the shop asks first is not known before its settings are; `settled` looks again.
    const asks = product !== null && settings !== null;
    if (shown && screen === 'home' && (open || asks || unread > 0 || this.parts.queue.list().length > 0))
      this.start();
  }

  /** After loading: what was unsent or open is on screen when the panel opens. */
  resume(): void {
    this.shown(this.store.state.shown);
  }

  /** The shop has opened while somebody wrote a message for later: it becomes the first message. */
  settled(): void {
    const { screen, settings, open } = this.store.state;
    if (screen === 'leave' && settings?.open && !open) {
      const draft = this.parts.drawer.read<LeftMessage>('leave');
      this.parts.drawer.write('leave', null);
      if (draft?.text) this.parts.drawer.write('draft:new', draft.text);
      this.start();
    } else if (screen === 'home') this.resume();
  }

  /** What the pre-chat form still has to ask. */
  asked(): PreChatField[] {
    const { settings, hasName, hasContact } = this.store.state;
    const hasConsent = this.parts.drawer.read<boolean>('consent') === true;
    return fieldsToAsk(settings?.preChat ?? [], { hasName, hasContact, hasConsent });
  }

  /** The form was answered for the conversation on screen, and nothing has been sent in it yet. */
  private begun(): boolean {
    const { conversationId, conversation } = this.store.state;
    return conversationId !== null && conversation === null;
  }

  private async convert(conversationId: string, who: { contact: string; name?: string }): Promise<void> {
    try {
      await this.parts.connection.whenOnline();
      const answer = await this.parts.connection.command('conversation.leave-message', {
        conversationId,
        ...who,
      });
      this.chat.learn(answer.conversation);
    } catch {
      // The words are in the queue and go by themselves; the conversation only keeps its place in the queue of agents.
    }
  }

  private go(conversationId: string | null): void {
    this.chat.show(conversationId);
    this.store.set({ screen: 'chat' });
  }
}
