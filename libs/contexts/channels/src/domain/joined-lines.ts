import type { Capabilities } from '../adapters/adapter';
import type { Piece } from '../adapters/piece';
import { lengthIn } from './text-length';

type LinePiece = Omit<Piece, 'id' | 'to' | 'code' | 'tag' | 'order'>;

/** A piece that waits, as far as joining needs to know. */
export interface WaitingLine {
  id: string;
  messageId: string;
  pieceNo: number;
  automatic: boolean;
  state: string;
  piece: LinePiece;
  createdAt: Date;
  retryAt: Date | null;
  /** A step that changes what was sent says nothing by itself. */
  changeOf?: string | null;
}

/** Lines said with longer pauses between them are matters of their own. */
export const JOINED_WITHIN_MS = 10_000;

/**
 * The lines that go in one message with the first of these: short texts of the same person, one shortly after the other,
 * as many as the channel's longest text holds. The others keep their place. Empty: it goes by itself.
 */
export function joinable(lines: readonly WaitingLine[], text: Capabilities['text']): WaitingLine[] {
  const [first, ...rest] = lines;
  const words = first && wordsOfLine(first);
  if (!first || words === null || words === undefined || isPart(first, lines)) return [];
  const joined: WaitingLine[] = [];
  let whole = words;
  let before = first;
  for (const line of rest) {
    const more = wordsOfLine(line);
    if (more === null || isPart(line, lines) || !isOfOne(first, line)) break;
    if (line.createdAt.getTime() - before.createdAt.getTime() > JOINED_WITHIN_MS) break;
    const longer = `${whole}\n${more}`;
    if (text.unit === 'sms' || lengthIn(longer, text.unit) > text.most) break;
    whole = longer;
    before = line;
    joined.push(line);
  }
  return joined;
}

/** One piece that says what all of these say. */
export function joinedPiece(lines: readonly Pick<WaitingLine, 'piece'>[]): LinePiece {
  const texts = lines.map(({ piece }) => (piece.body.kind === 'text' ? piece.body.text : ''));
  return { ...lines[0]!.piece, body: { kind: 'text', text: texts.join('\n') } };
}

// A text alone: what quotes, or belongs to a thread, must stay what it is.
function wordsOfLine({ piece, state, changeOf }: WaitingLine): string | null {
  if (changeOf || state !== 'queued' || piece.body.kind !== 'text' || piece.thread || piece.replyTo)
    return null;
  return piece.body.text;
}

function isPart(line: WaitingLine, all: readonly WaitingLine[]): boolean {
  return line.pieceNo > 0 || all.some((one) => one.messageId === line.messageId && one.id !== line.id);
}

function isOfOne(first: WaitingLine, line: WaitingLine): boolean {
  return line.automatic === first.automatic && line.piece.agentName === first.piece.agentName;
}
