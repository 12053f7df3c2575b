import type { FailureClass, WindowAct } from './adapter';

/** Who wrote or acted, as the channel knows them. */
export interface Sender {
  /** openid, external_userid, chat id, phone number, mail address…: the key of the identity in this inbox. */
  externalId: string;
  name?: string;
  /** Joins the same person across accounts (unionid); scope names what it is unique in. */
  union?: { id: string; scope: string };
  email?: string;
  phone?: string;
  /** The `externalId` the same person had until now, where the channel tells of a change. */
  former?: string;
}

/** A file that is still at the provider. */
export interface MediaRef {
  /** What `fetchMedia` needs; null when it came along in `bytes`. */
  ref: string | null;
  bytes?: Buffer;
  name?: string;
  contentType?: string;
  durationMs?: number;
  /** E-mail: the html shows it at `src="cid:<contentId>"`. */
  contentId?: string;
}

/** One part of a message; each becomes a message of its own, in this order. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'voice' | 'video' | 'file'; media: MediaRef; caption?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'link'; url: string; title?: string; description?: string }
  | {
      kind: 'product-card';
      productId: string;
      title: string;
      price?: string;
      imageUrl?: string;
      url?: string;
    }
  | {
      kind: 'email';
      subject: string;
      text: string;
      html: string | null;
      quoted: string | null;
      attachments: MediaRef[];
    }
  /** A kind that is not known, or cannot be shown: the raw form is kept. */
  | { kind: 'unsupported'; providerKind: string };

/** `ended`: the provider closed its session; where it gives a code, one last answer (a survey) may still go. */
export type ContactAct =
  'followed' | 'unfollowed' | 'entered' | 'clicked' | 'scanned' | 'ended' | 'opted-out' | 'opted-in';

/** What one provider event says. `sentAt` is the provider's time. */
export type ChannelEvent =
  | {
      kind: 'message';
      sender: Sender;
      /** The provider's id of the message; the dedupe key of what it becomes. */
      externalId: string;
      sentAt: Date | null;
      parts: Part[];
      /** The customer clicked an item of a menu of ours. */
      action?: { itemId: string; label: string };
      /** Provider's id of the message it answers. */
      replyTo?: string;
      opens?: WindowAct;
      /** Written by a machine: opens nothing, starts no automation. */
      automatic?: boolean;
      /** Asks for no more mails, and says nothing else: no message of the conversation. */
      optsOut?: boolean;
      /** E-mail: how it finds its conversation. */
      thread?: {
        token?: string;
        /** In the order they are to be looked up: the mail answered first, then from newest to oldest. */
        references: string[];
        messageId: string;
        /** What the mailbox's own server found, when it is named in the settings; `fail` is a stranger. */
        dmarc?: 'pass' | 'fail' | 'none';
      };
      /** Lets one answer go without quota or window (LINE's reply token), and until when. */
      code?: { value: string; validUntil: Date };
      /** Where it came from: the page, card or parameter, kept on the conversation. */
      source?: string;
    }
  /** Somebody of the shop wrote to a customer in the provider's own client: the customer has it, nothing is to be sent. */
  | { kind: 'answer'; to: Sender; externalId: string; sentAt: Date | null; parts: Part[] }
  | { kind: 'edited'; sender: Sender; externalId: string; sentAt: Date | null; text: string }
  /** `byShop`: it was the shop's answer to this sender, taken back in the provider's own client. */
  | { kind: 'deleted'; sender: Sender; externalId: string; sentAt: Date | null; byShop?: boolean }
  /** Follows, unfollows, opens the chat, clicks a menu: may open a window; `unreachable` ends all sending. */
  | {
      kind: 'contact';
      sender: Sender;
      act: ContactAct;
      at: Date | null;
      value?: string;
      opens?: WindowAct;
      /** A code that allows one answer without a window, and until when. */
      code?: { value: string; validUntil: Date };
      /** A word that opts out or in, which the provider itself has not answered. */
      unanswered?: boolean;
    }
  /** What became of something we sent; may come before the send call has returned. */
  | {
      kind: 'receipt';
      /** Null: everything to this recipient up to `upTo`. */
      providerId: string | null;
      /** Our own id of the piece, where the provider hands that back instead of its own. */
      pieceId?: string;
      externalId?: string;
      upTo?: Date;
      state: 'sent' | 'delivered' | 'read' | 'failed';
      failure?: { class: FailureClass; code: string; detail: string };
      at: Date | null;
    }
  /** There is something to fetch. */
  | { kind: 'pull'; hint?: string }
  | { kind: 'typing'; sender: Sender; on: boolean }
  /** Kept, not shown: an account's own news, reports of mass sends, echoes of what we sent. */
  | { kind: 'ignored'; why: string };
