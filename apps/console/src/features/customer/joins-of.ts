import type { Answer } from '@yingda/contracts';

type Identity = Answer<'GET /api/customers/:id'>['identities'][number];
type Join = NonNullable<Identity['joined']>;

/** One join as it is shown and undone: everything that came by it. */
export interface ShownJoin extends Join {
  identities: Identity[];
}

/** Joins of a customer, the latest first. The shop's own number is no way to write, so it is named only alone. */
export function joinsOf(identities: readonly Identity[]): ShownJoin[] {
  const joins = new Map<string, ShownJoin>();
  for (const identity of identities) {
    if (!identity.joined) continue;
    const known = joins.get(identity.joined.joinId);
    if (known) known.identities.push(identity);
    else joins.set(identity.joined.joinId, { ...identity.joined, identities: [identity] });
  }
  return [...joins.values()]
    .map((join) => {
      const reached = join.identities.filter(({ channel }) => channel !== 'shop');
      return reached.length > 0 ? { ...join, identities: reached } : join;
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
