import type { WidgetCommands, WidgetEvents, WidgetSession } from '@yingda/contracts';
import {
  bestLock,
  bestStorage,
  connect,
  SendQueue,
  tabChannel,
  widgetSender,
  type Connection,
} from '@yingda/realtime-client';
import type { Language } from '@yingda/design-system';
import type { Init, PageInfo } from '../../bridge/protocol';
import type { Bridge } from './bridge';
import { openCabinet, type Cabinet } from './cabinet';
import { Chat } from './chat';
import { Files } from './files';
import { History } from './history';
import { listen } from './live-events';
import { watchNetwork } from './network';
import { Openings } from './openings';
import { Ratings } from './rating';
import { Reading } from './reading';
import { Screens } from './screens';
import { SessionKeeper } from './session';
import { staysLoaded } from './stays';
import { firstState, type State } from './state';
import { Store } from './store';
import { Timelines } from './timelines';
import { Typing } from './typing';
import { Visitor } from './visitor';

/** Codes after which the chat is not for this page or visitor. */
const NOT_HERE = ['origin-not-allowed', 'visitor-blocked', 'inbox-not-found'];

const SETTINGS_FRESH_MS = 60_000;

/** Everything behind the screens, put together. */
export class Widget {
  readonly store: Store<State>;
  readonly chat: Chat;
  readonly screens: Screens;
  readonly typing: Typing;
  readonly ratings: Ratings;
  readonly history: History;
  readonly files: Files;
  /** Drafts and other small things of this visitor. */
  readonly drawer: Cabinet;
  readonly queue: SendQueue;
  readonly connection: Connection<WidgetCommands, WidgetEvents>;
  readonly session: SessionKeeper;
  private readonly visitor: Visitor;
  private readonly inbox: Cabinet;
  private page: PageInfo;
  private settledAt = 0;

  private constructor(
    readonly init: Init,
    private readonly bridge: Bridge,
    made: {
      visitor: Visitor;
      inbox: Cabinet;
      storage: Awaited<ReturnType<typeof bestStorage>>;
      language: Language;
    },
  ) {
    this.visitor = made.visitor;
    this.inbox = made.inbox;
    this.page = init.page;
    const name = `yingda:${init.inbox}:${this.visitor.key}`;
    this.drawer = openCabinet(name);
    this.store = new Store<State>({
      ...firstState(made.language),
      color: init.color,
      shown: init.shown,
      full: init.full,
      product: init.product,
      settings: this.inbox.read('settings'),
      sound: this.inbox.read('sound') ?? true,
      peek: this.inbox.read('peek') ?? true,
    });
    this.session = new SessionKeeper({
      inbox: init.inbox,
      visitorToken: init.visitorToken,
      identity: init.identity,
      language: made.language,
      shopOrigin: bridge.shopOrigin,
      opened: (session) => this.opened(session),
      identityRefused: (code) => bridge.post({ type: 'event', name: 'identity-refused', detail: code }),
    });
    this.connection = connect({
      url: '',
      namespace: '/widget',
      token: (refused) => this.session.take(refused),
    });
    const { store, connection, drawer } = this;
    const { api } = this.session;
    this.files = new Files(this.session, api);
    this.history = new History(store, api);
    const openings = new Openings(connection, drawer, init.inbox, (conversation) =>
      this.chat.learn(conversation),
    );
    this.queue = new SendQueue({
      name,
      storage: made.storage,
      lock: bestLock(),
      channel: tabChannel(name),
      sender: {
        ...widgetSender(connection, { ensure: (id) => openings.ensure(id) }),
        upload: (message, onProgress) => this.files.upload(message, onProgress),
        nextConversation: (message, failure) => this.chat.moveOn(message, failure),
      },
    });
    const timelines = new Timelines(connection, api, {
      changed: (id) => {
        if (id === store.state.conversationId) this.chat.draw();
        reading.changed(id);
      },
      conversation: (conversation) => this.chat.learn(conversation),
    });
    const reading = new Reading(store, connection, timelines, (message) => bridge.post(message));
    this.chat = new Chat({ store, connection, queue: this.queue, openings, timelines });
    this.typing = new Typing(store, connection);
    this.ratings = new Ratings(store, connection, drawer, (conversation) => this.chat.learn(conversation));
    this.screens = new Screens(store, this.chat, {
      queue: this.queue,
      drawer,
      connection,
      history: this.history,
    });
    listen({ connection, store, chat: this.chat, typing: this.typing, ratings: this.ratings });
    watchNetwork(connection, store);
    connection.onState(({ state, code }) => {
      if (state === 'online') {
        this.visit();
        // Complaints and feedback that could not be sent.
        if (drawer.read('filings')) void import('./cases').then(({ casesOf }) => casesOf(this).flush());
      }
      if (state === 'refused') this.refused(code ?? 'token-invalid');
    });
    let told: boolean | undefined;
    const keep = () => {
      const now = staysLoaded(store.state.open, this.queue.list()) || drawer.read('filings') !== null;
      // Before the session answers, nothing open only means: not known yet.
      if (now === told || (!now && this.settledAt === 0)) return;
      bridge.post({ type: 'keep', keep: now });
      told = now;
    };
    store.subscribe(keep);
    this.queue.onChange(keep);
  }

  static async start(init: Init, bridge: Bridge, language: Language): Promise<Widget> {
    const inbox = openCabinet(`yingda:${init.inbox}`);
    const visitor = new Visitor(inbox, init.visitorToken);
    const storage = await bestStorage(`yingda-${init.inbox}-${visitor.key}`);
    const widget = new Widget(init, bridge, { visitor, inbox, storage, language });
    await widget.queue.load();
    if (init.left?.text.trim()) {
      widget.screens.leave({ text: init.left.text, contact: init.left.contact, name: '' });
      bridge.post({ type: 'taken' });
    }
    widget.screens.resume();
    return widget;
  }

  close(): void {
    this.bridge.post({ type: 'close' });
  }

  /** Over the whole page, or back in its box. */
  expand(on: boolean): void {
    this.bridge.post({ type: 'expand', on });
  }

  /** The panel was opened or closed. What the first screen says of hours and people is not older than a minute. */
  shown(on: boolean): void {
    this.screens.shown(on);
    const stale = Date.now() - this.settledAt > SETTINGS_FRESH_MS;
    if (on && stale && this.connection.state === 'online') void this.session.refresh();
  }

  retry(): void {
    this.connection.wake();
    if (this.store.state.historyFailed) void this.history.refresh();
  }

  prefer(what: 'sound' | 'peek', on: boolean): void {
    this.inbox.write(what, on);
    this.store.set(what === 'sound' ? { sound: on } : { peek: on });
  }

  visit(page: PageInfo = this.page): void {
    this.page = page;
    if (!/^https?:/.test(page.url)) return;
    this.connection.tell('page.visit', {
      url: page.url.slice(0, 2_000),
      title: page.title.slice(0, 300),
      ...(page.referrer ? { referrer: page.referrer.slice(0, 2_000) } : {}),
    });
  }

  identify(token: string): void {
    this.session.identify(token);
    this.connection.restart();
  }

  /** The shop's sign-out: nothing of this visitor stays, and the frame begins anew. */
  reset(): void {
    this.drawer.clear();
    for (const { clientMessageId } of this.queue.list()) void this.queue.withdraw(clientMessageId);
    this.queue.stop();
    this.connection.close();
    this.inbox.write('visitor', null);
    location.reload();
  }

  private opened(session: WidgetSession): void {
    const { settings, customer, conversation, hasName, hasContact } = session;
    const same = this.visitor.settle(session);
    this.init.visitorToken = session.visitorToken;
    this.settledAt = Date.now();
    this.inbox.write('settings', settings);
    const first = this.store.state.history === null;
    this.store.set({ settings, hasName, hasContact, isVisitor: customer.isVisitor });
    if (!same) {
      // Somebody else's drawers are open here: begin with theirs.
      this.announce();
      return location.reload();
    }
    if (conversation) this.chat.learn(conversation);
    this.announce();
    if (first || conversation === null) void this.history.refresh();
    this.screens.settled();
  }

  private announce(): void {
    const { settings } = this.store.state;
    const { visitorToken } = this.init;
    if (!settings || !visitorToken) return;
    const { color, side, bottomOffset, theme, launcherText } = settings.appearance;
    this.bridge.post({
      type: 'session',
      visitorToken,
      look: { color, side, offset: bottomOffset, theme, pill: launcherText, shopName: settings.shopName },
    });
  }

  private refused(code: string): void {
    this.store.set({ refused: code });
    if (NOT_HERE.includes(code)) this.bridge.post({ type: 'refused', code });
  }
}
