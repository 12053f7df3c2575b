import type { CustomerConversation, Marks, Message, WidgetSettings } from '@yingda/contracts';
import type { Resolved } from '@yingda/contracts/names';
import type { Language } from '@yingda/design-system';
import type { TimelineItem } from '@yingda/realtime-client';
import type { ProductInfo } from '../../bridge/protocol';

export type Screen = 'home' | 'prechat' | 'chat' | 'leave' | 'history' | 'cases';

/** A rating as it is filled in; `sent` once the server has it. */
export interface RatingDraft {
  conversationId: string;
  score: number;
  resolved?: Resolved;
  comment: string;
  state: 'open' | 'waiting' | 'sent' | 'later';
}

/** Everything the screens draw from. */
export interface State {
  language: Language;
  /** Of the shop, until its settings are known. */
  color: string;
  /** The panel is open. */
  shown: boolean;
  /** It covers the whole screen (phones). */
  full: boolean;
  settings: WidgetSettings | null;
  hasName: boolean;
  hasContact: boolean;
  isVisitor: boolean;
  /** lost: for over 3 s; back: for 4 s after that. */
  net: 'fine' | 'lost' | 'back';
  refused: string | null;
  screen: Screen;
  /** Number of the case that was asked about. */
  about: string | null;
  /** The conversation on the chat screen; made here and not known to the server until the first message. */
  conversationId: string | null;
  conversation: CustomerConversation | null;
  /** The shopper's open conversation, whichever is on screen. */
  open: CustomerConversation | null;
  items: readonly TimelineItem<Message>[];
  ready: boolean;
  hasOlder: boolean;
  loadingOlder: boolean;
  marks: Marks;
  atBottom: boolean;
  /** Name of the agent who is typing. */
  typing: string | null;
  /** Share uploaded, by client message id. */
  uploads: Readonly<Record<string, number>>;
  unread: number;
  product: ProductInfo | null;
  replyTo: Message | null;
  editing: Message | null;
  /** The agent may see what is being typed. */
  peek: boolean;
  sound: boolean;
  history: readonly CustomerConversation[] | null;
  historyNext: string | null;
  historyFailed: boolean;
  rating: RatingDraft | null;
  /** Queue position and estimate were told again after a reconnect, or the estimate grew. */
  queueNote: 'kept' | 'longer' | null;
  /** Conversation whose message was left, to confirm it, with the contact given. */
  left: { conversationId: string; contact: string } | null;
  /** Written in another tab a moment ago. */
  otherTab: boolean;
  /** Opened large: attachment id or local address. */
  viewing: { source: string; name: string; local: boolean } | null;
}

export const noMarks: Marks = { customerDelivered: 0, customerRead: 0, agentRead: 0 };

export function firstState(language: Language): State {
  return {
    language,
    color: '#2556D4',
    shown: false,
    full: false,
    settings: null,
    hasName: false,
    hasContact: false,
    isVisitor: true,
    net: 'fine',
    refused: null,
    screen: 'home',
    about: null,
    conversationId: null,
    conversation: null,
    open: null,
    items: [],
    ready: false,
    hasOlder: false,
    loadingOlder: false,
    marks: noMarks,
    atBottom: true,
    typing: null,
    uploads: {},
    unread: 0,
    product: null,
    replyTo: null,
    editing: null,
    peek: true,
    sound: true,
    history: null,
    historyNext: null,
    historyFailed: false,
    rating: null,
    queueNote: null,
    left: null,
    otherTab: false,
    viewing: null,
  };
}
