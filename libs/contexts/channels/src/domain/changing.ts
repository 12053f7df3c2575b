import type {
  DeliveryState,
  FailureClass,
  MessageChangeKind,
  UnchangeableWhy,
} from '@yingda/contracts/names';
import type { Capabilities } from '../adapters/adapter';

/** A piece of a message, as far as changing the message needs to know it. */
export interface ChangeablePiece {
  state: DeliveryState;
  failureClass: FailureClass | null;
  providerId: string | null;
  body: { kind: string };
}

/** What a change of a message means for what goes to the customer. */
export type Changing =
  /** Nothing of it went out, or ever will: nobody needs to be told. */
  | { kind: 'nowhere' }
  /** All of it still waits: it goes out changed, or not at all. */
  | { kind: 'waits' }
  /** The provider is asked to change what went, or is going at this moment; the rest stays here. */
  | { kind: 'went' }
  | { kind: 'refused'; why: UnchangeableWhy };

/**
 * All or nothing: a message of which anything went out is changed where the customer sees it, or stays as it is with
 * us, too. A record that no longer shows what the customer reads would be worse than a mistake in it.
 */
export function changing(
  pieces: readonly ChangeablePiece[],
  kind: MessageChangeKind,
  can: Pick<Capabilities, 'changes'>,
): Changing {
  if (pieces.every(({ state }) => state === 'failed' || state === 'withdrawn')) return { kind: 'nowhere' };
  if (pieces.every(waits)) return { kind: 'waits' };
  const gone = pieces.filter((piece) => !waits(piece) && piece.state !== 'failed');
  if (gone.length === 0) return { kind: 'waits' };
  if (!can.changes?.includes(kind)) return { kind: 'refused', why: whyNot(gone) };
  // Under which id the provider has it is not known, if it has it.
  if (gone.some(({ state, providerId }) => state === 'unknown' && providerId === null))
    return { kind: 'refused', why: 'maybe-sent' };
  // One text for one text: what was split, or is a caption, has no single place for another.
  if (kind === 'edit' && (pieces.length > 1 || pieces[0]!.body.kind !== 'text'))
    return { kind: 'refused', why: 'cannot' };
  return { kind: 'went' };
}

/** Surely nowhere yet. What is tried again because nobody knows whether it was taken is not. */
export function waits({ state, failureClass }: Pick<ChangeablePiece, 'state' | 'failureClass'>): boolean {
  return state === 'queued' && failureClass !== 'unknown-outcome';
}

function whyNot(gone: readonly ChangeablePiece[]): UnchangeableWhy {
  if (gone.some(({ state }) => state !== 'sending' && state !== 'queued' && state !== 'unknown'))
    return 'cannot';
  return gone.some(({ state }) => state === 'sending') ? 'on-its-way' : 'maybe-sent';
}
