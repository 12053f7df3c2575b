/** The pieces of a line without numbers, from zero to the greatest; a gap where nothing was counted. */
export function sparkPaths(
  values: readonly (number | null)[],
  { width, height }: { width: number; height: number },
): string[] {
  const greatest = Math.max(0, ...values.map((value) => value ?? 0));
  if (values.length < 2 || greatest === 0) return [];
  const x = (at: number) => ((at / (values.length - 1)) * (width - 2) + 1).toFixed(1);
  const y = (value: number) => (height - 1 - (value / greatest) * (height - 2)).toFixed(1);
  const pieces: string[][] = [[]];
  values.forEach((value, at) => {
    if (value === null) pieces.push([]);
    else pieces[pieces.length - 1]?.push(`${x(at)} ${y(value)}`);
  });
  return pieces.filter((piece) => piece.length > 1).map((piece) => `M${piece.join('L')}`);
}
