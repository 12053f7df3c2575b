import type { AgentBrief } from '@yingda/contracts';

/** At most so many are told by one note. */
const MOST = 20;

/**
 * Who is named with "@" in a note: at each "@" the longest name that stands there, so that 王芳芳 is not 王芳. Where
 * several have that name, those with an account; which of them may read the conversation the server knows.
 */
export function namedIn(
  text: string,
  agents: readonly Pick<AgentBrief, 'id' | 'name' | 'active'>[],
): string[] {
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const here = agents.filter(({ name }) => name !== '' && text.startsWith(name, at + 1));
    const longest = Math.max(0, ...here.map(({ name }) => name.length));
    const named = here.filter(({ name }) => name.length === longest);
    const active = named.filter((agent) => agent.active);
    for (const { id } of active.length > 0 ? active : named) found.add(id);
  }
  return [...found].slice(0, MOST);
}
