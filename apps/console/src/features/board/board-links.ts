import type { FigureKey } from '@yingda/contracts/names';

/** Today's conversations behind a figure, counted as the board counts them. */
export function reportLink(figure: FigureKey, teamId: string | null, page = 'response'): string {
  const search = new URLSearchParams({ period: 'today', counted: 'event', figure });
  if (teamId) search.set('team', teamId);
  return `/reports/${page}?${search.toString()}`;
}

/** The list of the conversations behind a figure of now. */
export function inboxLink(
  view: 'queue' | 'all',
  { teamId, waitingFor }: { teamId: string | null; waitingFor?: 'us' | 'customer' },
): string {
  const search = new URLSearchParams();
  if (teamId) search.set('teamId', teamId);
  if (waitingFor) search.set('waitingFor', waitingFor);
  const query = search.toString();
  return `/inbox/${view}${query ? `?${query}` : ''}`;
}
