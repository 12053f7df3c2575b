/**
 * The row that a path of the server is about: the key of the deepest condition on it, of an action, or the part of the
 * rule it begins with.
 */
export function placeOf(
  path: string,
  conditions: ReadonlyMap<string, string>,
  actions: readonly string[],
): string {
  const parts = path.split('.');
  if (parts[0] === 'actions') return actions[Number(parts[1])] ?? 'actions';
  for (let length = parts.length; length > 0; length -= 1) {
    const key = conditions.get(parts.slice(0, length).join('.'));
    if (key) return key;
  }
  return parts[0] ?? 'name';
}
