/**
 * What to do with a browser that opens a session.
 * continue: it goes on as it was. join: what this visitor did becomes history of the customer the shop signed.
 * begin: a new visitor without any history.
 */
export type VisitorDecision = 'continue' | 'join' | 'begin';

/**
 * A visitor's history joins only the first identity it is signed to. After that the browser alone proves nothing: without
 * the signature, or with another one, a fresh visitor begins, so nobody at a shared screen sees another's history.
 *
 * @param known the browser's visitor, if its token was ours; `signedTo` is the shop's id it was first signed to
 * @param signed the shop's id that a valid signature names now
 */
export function decideVisitor(
  known: { signedTo: string | null } | null,
  signed: string | null,
): VisitorDecision {
  if (!known) return 'begin';
  if (known.signedTo === signed) return 'continue';
  return known.signedTo === null ? 'join' : 'begin';
}
