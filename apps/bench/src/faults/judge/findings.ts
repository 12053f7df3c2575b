import type { Violation } from './evidence';

type About = Partial<Pick<Violation, 'conversationId' | 'client' | 'clientMessageId'>>;

/** Gathers what is found. */
export class Findings {
  readonly violations: Violation[] = [];

  add(rule: string, says: string, about: About): void {
    const { conversationId = null, client = null, clientMessageId = null } = about;
    this.violations.push({ rule, says, conversationId, client, clientMessageId });
  }
}

/** Values by key, each key with all of its values in the order given. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
