/** What is sent in one call to a provider: a message is one or more of them, in order. */
export interface Piece {
  /** Ours, the same for every try; providers with idempotency keys get it. At most 32 of [0-9a-f]. */
  id: string;
  /** openid, chat id, number, address. */
  to: string;
  /** The provider's id of a customer's message it answers, where the channel can quote. */
  replyTo?: string;
  /** Shown with the message where the channel can. */
  agentName?: string;
  body: PieceBody;
  /** E-mail: what ties it to its thread. */
  thread?: {
    subject: string;
    messageId: string;
    inReplyTo?: string;
    references: string[];
    replyToAddress?: string;
    /** Sent by a machine: says so in its headers. */
    automatic: boolean;
    to: { address: string; name?: string };
  };
  /** E-mail: says what was said elsewhere and not read there; whoever gets it may ask for no more. */
  followUp?: boolean;
  /** E-mail: by one click on `url` they get no more of the kind; `line` says so below the words. */
  optOut?: { url: string; line: string };
  /** Where it stands in its conversation, for receivers that put things in order themselves: numbers only grow. */
  order?: { conversationId: string; place: number; pieceNo: number };
  /** A code that allows this without a window. */
  code?: string;
  /** Why it may go out of the window. */
  tag?: 'human-agent';
}

export type PieceBody =
  | { kind: 'text'; text: string }
  | {
      kind: 'image' | 'voice' | 'video' | 'file';
      attachmentId: string;
      caption?: string;
      url: string;
      durationMs?: number;
    }
  | { kind: 'link'; url: string; title: string; description?: string; imageUrl?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | {
      kind: 'menu';
      head: string;
      /** `number` chooses it where there are no buttons; its place when not given. */
      items: { id: string; label: string; number?: number }[];
      tail?: string;
    }
  /** E-mail: one mail with its files. `quoted` is what it answers, put below the text as mail programs do. */
  | { kind: 'email'; text: string; html?: string; attachmentIds: string[]; quoted?: string }
  | {
      kind: 'template';
      name: string;
      language: string;
      params: string[];
      /** Which place each fills in, as the adapter's `templates` named them; by number when not given. */
      fields?: string[];
    };
