const VARIABLE = /\{\{\s*[^{}|]{1,60}(?:\|[^{}]{0,200})?\}\}/g;

/**
 * Whether a text is a canned response as it was written, whatever stands for its variables. Spaces do
 * not matter.
 */
export function isUnchanged(body: string, sent: string): boolean {
  const said = plain(sent);
  const pieces = plain(body).split(VARIABLE);
  const first = pieces[0]!;
  if (pieces.length === 1) return said === first;
  const last = pieces[pieces.length - 1]!;
  if (!said.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = said.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return said.endsWith(last) && said.length - last.length >= at;
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}
