import type { Content, MessageAccepted, Quote } from '@yingda/contracts';
import type { Stop } from '../emitter';
import type { Failure, FailureCode } from '../failure';

/** A file that waits to be uploaded before its message goes; kept on this device until then. */
export interface QueuedFile {
  blob: Blob;
  name: string;
  kind: 'image' | 'file' | 'voice' | 'video';
  caption?: string;
  /** Of a voice recording or video. */
  durationMs?: number;
}

/** What has been written and is not acknowledged yet. */
export interface QueuedMessage {
  clientMessageId: string;
  conversationId: string;
  /** Sent to the customer, or a note among staff. */
  entry: 'message' | 'note';
  /** Null while the file still has to be uploaded. */
  content: Content | null;
  file?: QueuedFile;
  replyTo?: string;
  /** The quoted message, to draw the bubble before the server answers. */
  quote?: Quote;
  /** Agents named in a note. */
  mentions?: string[];
  /** A note whispered to whoever has the conversation. */
  toHolder?: boolean;
  /** The customer's identity it goes to, where the agent chose one. */
  identityId?: string;
  /** The canned response an agent began it with. */
  cannedResponseId?: string;
  /** When it was written, ISO 8601. */
  writtenAt: string;
  /** Place in the queue: a number that only grows. */
  order: number;
  state: 'waiting' | 'sending' | 'failed';
  attempts: number;
  /** Why it was refused for good. */
  failure?: { code: FailureCode; message: string; details?: Record<string, unknown> };
}

/** What a caller hands in; the rest is filled by the queue. */
export type NewMessage = Pick<QueuedMessage, 'conversationId'> &
  Partial<
    Pick<
      QueuedMessage,
      | 'clientMessageId'
      | 'entry'
      | 'content'
      | 'file'
      | 'replyTo'
      | 'quote'
      | 'mentions'
      | 'toHolder'
      | 'identityId'
      | 'cannedResponseId'
    >
  >;

/** Where unsent messages live on this device. Every operation is on one message, so that two tabs never overwrite each other. */
export interface QueueStorage {
  all(): Promise<QueuedMessage[]>;
  put(message: QueuedMessage): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
}

/** Lets one tab at a time do something. */
export interface TabLock {
  /** Runs `work` alone among all tabs; waits for its turn. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Tells the other tabs of this browser. */
export interface TabChannel {
  tell(notice: TabNotice): void;
  on(listener: (notice: TabNotice) => void): Stop;
  close(): void;
}
export type TabNotice =
  { kind: 'changed' } | { kind: 'accepted'; message: QueuedMessage; answer: MessageAccepted };

/** How messages leave. */
export interface Sender {
  isOnline(): boolean;
  onOnline(callback: () => void): Stop;
  /** Rejects with a `Failure`. */
  send(message: QueuedMessage): Promise<MessageAccepted>;
  /** Uploads the file and gives the content to send. Rejects with a `Failure`. */
  upload?(message: QueuedMessage, onProgress: (share: number) => void): Promise<Content>;
  /**
   * The conversation takes no more messages (`conversation-closed`, `conversation-merged`): names the one to go on in, opened
   * by the caller, or null to give the message back as failed.
   */
  nextConversation?(message: QueuedMessage, failure: Failure): Promise<string | null>;
}
