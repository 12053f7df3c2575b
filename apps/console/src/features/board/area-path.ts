export interface Piece {
  line: string;
  area: string;
}

/** The pieces of a line from zero to its greatest, and the ground under each; a gap where nothing is known. */
export function areaPath(
  values: readonly (number | null)[],
  { width, height }: { width: number; height: number },
): Piece[] {
  if (values.length < 2) return [];
  const greatest = Math.max(1, ...values.map((value) => value ?? 0));
  const x = (at: number) => ((at / (values.length - 1)) * width).toFixed(1);
  const y = (value: number) => (height - (value / greatest) * (height - 4)).toFixed(1);
  const pieces: { at: number; value: number }[][] = [[]];
  values.forEach((value, at) => {
    if (value === null) pieces.push([]);
    else pieces[pieces.length - 1]!.push({ at, value });
  });
  return pieces
    .filter((piece) => piece.length > 1)
    .map((piece) => {
      const line = `M${piece.map(({ at, value }) => `${x(at)} ${y(value)}`).join('L')}`;
      return { line, area: `${line}L${x(piece.at(-1)!.at)} ${height}L${x(piece[0]!.at)} ${height}Z` };
    });
}
