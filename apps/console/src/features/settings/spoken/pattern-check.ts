/** How a shop's pattern does on an example. */
export type PatternCheck =
  { state: 'broken' } | { state: 'none' } | { state: 'found'; found: string; at: number };

/**
 * Tries a pattern by the engine the server uses, whose time grows with the text and never with the pattern. It comes
 * with the first pattern somebody edits.
 */
export async function checkPattern(pattern: string, example: string): Promise<PatternCheck> {
  const { RE2JS } = await import('re2js');
  try {
    const matcher = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE).matcher(example);
    if (!matcher.find()) return { state: 'none' };
    return { state: 'found', found: matcher.group() ?? '', at: matcher.start() };
  } catch {
    return { state: 'broken' };
  }
}
