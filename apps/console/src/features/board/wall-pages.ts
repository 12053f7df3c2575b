import type { BoardTeam } from '@yingda/contracts';

/** As many teams as stand beside each other. */
export const TEAMS_A_PAGE = 3;
export const TURN_MS = 20_000;

/** Teams by pages, those with the most trouble first: late, then waiting. */
export function wallPages(teams: readonly BoardTeam[]): BoardTeam[][] {
  const ordered = [...teams].sort(
    (a, b) => b.late - a.late || b.queue - a.queue || (a.name < b.name ? -1 : 1),
  );
  const pages: BoardTeam[][] = [];
  for (let at = 0; at < ordered.length; at += TEAMS_A_PAGE) pages.push(ordered.slice(at, at + TEAMS_A_PAGE));
  return pages;
}

/** Whose customer has waited longest. */
export function longestTeam(teams: readonly BoardTeam[]): BoardTeam | null {
  const waiting = teams.filter((team) => team.longestSince);
  return waiting.reduce<BoardTeam | null>(
    (first, team) => (first && first.longestSince! <= team.longestSince! ? first : team),
    null,
  );
}
