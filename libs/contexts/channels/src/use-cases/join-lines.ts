import { joinable, joinedPiece } from '../domain/joined-lines';
import { joinsLines, sendingRules } from '../domain/sending-rules';
import type { Delivery, StoredPiece } from '../storage/delivery-row';
import type { DeliveryTable } from '../storage/deliveries';
import type { JoinedLines } from '../storage/joined-lines';
import type { Target } from './outgoing';

/** More lines than anybody writes in a few seconds. */
const LOOKED_AT = 20;

/** Short lines that wait together go as one message, so that they cost one of the quota. */
export class JoinLines {
  constructor(
    private readonly lines: JoinedLines,
    private readonly deliveries: DeliveryTable,
  ) {}

  /**
   * Under the lane's lock, for a piece that is just being sent: what goes out in its place. Until then each line may be
   * corrected by itself; what maybe went out together goes together again, as its provider knows it by one id.
   */
  async execute(piece: Delivery, target: Target, now: Date): Promise<StoredPiece> {
    const { inbox, can, adapter } = target;
    if (!joinsLines(sendingRules(inbox.sending), can, adapter.retries !== undefined)) return piece.piece;
    const before = await this.lines.joinedTo(piece.id);
    const joined = before.length > 0 ? before : joinable(await this.waiting(piece), can.text);
    if (joined.length === 0) return piece.piece;
    const ids = joined.map(({ id }) => id);
    await this.lines.join(piece.id, ids, now);
    return joinedPiece([piece, ...joined]);
  }

  /** It and what comes after it in its lane. It is marked as being sent by now; for its lines it still waits. */
  private async waiting(piece: Delivery): Promise<Delivery[]> {
    const lane = await this.deliveries.waiting(piece, LOOKED_AT);
    const from = lane.findIndex(({ id }) => id === piece.id);
    return from < 0 ? [] : [piece, ...lane.slice(from + 1)];
  }
}
