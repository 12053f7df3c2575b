import type { DeliveryState, MessageChangeKind } from '@yingda/contracts/names';
import type { FailureClass } from '../adapters/adapter';
import type { Piece } from '../adapters/piece';

/** What waits, goes or went to a provider in one call. */
export interface Delivery {
  id: string;
  messageId: string;
  conversationId: string;
  pieceNo: number;
  /** The message's position in its conversation. */
  place: number;
  inboxId: string;
  identityId: string;
  recipient: string;
  automatic: boolean;
  /** Without what is only known when it is sent: code and tag. */
  piece: StoredPiece;
  state: DeliveryState;
  /** Of the window that a message of the quota was taken from. */
  windowOpenedAt: Date | null;
  providerId: string | null;
  failureClass: FailureClass | null;
  failureCode: string | null;
  failureDetail: string | null;
  tries: number;
  retryAt: Date | null;
  createdAt: Date;
  /** The try that is under way goes by a code of the provider, which is good for one call and knows no repetition. */
  byCode?: boolean;
  /** A step that changes what an earlier piece has brought to the customer: which, and how. Its text is the new one. */
  changeOf?: string | null;
  changeKind?: MessageChangeKind | null;
}
export type StoredPiece = Omit<Piece, 'id' | 'to' | 'code' | 'tag' | 'order'>;

export const DELIVERY_COLUMNS = `d.id, d.message_id as "messageId", d.conversation_id as "conversationId",
  d.piece_no as "pieceNo", d.place, d.inbox_id as "inboxId", d.identity_id as "identityId", d.recipient, d.automatic,
  d.piece, d.state, d.window_opened_at as "windowOpenedAt", d.provider_id as "providerId",
  d.failure_class as "failureClass", d.failure_code as "failureCode", d.failure_detail as "failureDetail", d.tries,
  d.retry_at as "retryAt", d.created_at as "createdAt", d.by_code as "byCode",
  d.change_of as "changeOf", d.change_kind as "changeKind"`;

/** A queue of its own for each recipient of each conversation: order is kept in it, and others do not wait for it. */
export interface LaneKey {
  conversationId: string;
  identityId: string;
}
