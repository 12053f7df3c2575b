import type { PageVisit } from '@yingda/contracts';

const SHOWN = 8;

/** What was heard live and what was fetched, newest first: the same page again, after a break of the line, is one visit. */
export function latestVisits(live: readonly PageVisit[], fetched: readonly PageVisit[]): PageVisit[] {
  const hasCurrent = live.some((visit) => visit.current);
  const known = new Set(live.map((visit) => visit.at));
  return [
    ...live,
    ...fetched
      .filter((visit) => !known.has(visit.at))
      .map((visit) => (hasCurrent ? { ...visit, current: false } : visit)),
  ]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .filter((visit, at, all) => visit.url !== all[at - 1]?.url)
    .slice(0, SHOWN);
}
