/** The value at a share of the way through numbers in order, between two of them in proportion; reorders them. Null of none. */
export function quantileOf(values: Float64Array, share: number): number | null {
  if (values.length === 0) return null;
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const low = select(values, below);
  if (place === below) return low;
  // All behind the place are at least as large.
  let next = Infinity;
  for (let at = below + 1; at < values.length; at++) if (values[at]! < next) next = values[at]!;
  return low + (place - below) * (next - low);
}

/** What would stand at a place if they were in order; afterwards smaller ones stand before it, larger ones behind. */
function select(values: Float64Array, place: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const middle = medianOfThree(values, from, to);
    let [left, right] = [from, to];
    while (left <= right) {
      while (values[left]! < middle) left++;
      while (values[right]! > middle) right--;
      if (left > right) break;
      const held = values[left]!;
      values[left++] = values[right]!;
      values[right--] = held;
    }
    if (place <= right) to = right;
    else if (place >= left) from = left;
    else break;
  }
  return values[place]!;
}

function medianOfThree(values: Float64Array, from: number, to: number): number {
  const [a, b, c] = [values[from]!, values[(from + to) >> 1]!, values[to]!];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
