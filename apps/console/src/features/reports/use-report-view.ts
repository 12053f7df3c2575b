import { useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMe } from '../../app/use-session';
import { serverNow, useNow } from '../../live/ticker';
import { dayIn, hourIn } from './period';
import { addressOfView, viewOfAddress, type ReportView } from './report-address';
import type { ReportPageName } from './report-pages';
import { useShopZone } from './shop-zone';

const keyOf = (agentId: string) => `yingda.reports.${agentId}`;

/** The report a person looked at last on this device. */
export function useRememberedReport(): string {
  const { id } = useMe();
  const remembered = localStorage.getItem(keyOf(id));
  return remembered?.startsWith('/reports/') ? remembered : '/reports/response';
}

/** What the address shows, and the way to show something else: every step can be gone back. */
export function useReportView(page: ReportPageName) {
  const { id } = useMe();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const zone = useShopZone();
  const minute = Math.floor(useNow() / 60_000);
  const { today, hour } = useMemo(() => {
    // Reads the clock again each minute: at midnight "today" is another day.
    const now = Math.max(serverNow(), minute * 60_000);
    return { today: dayIn(zone, now), hour: hourIn(zone, now) };
  }, [zone, minute]);
  const view = useMemo(() => viewOfAddress(page, search, today), [page, search, today]);
  const change = useCallback(
    (own: Partial<ReportView>) => {
      const address = addressOfView(page, { ...view, ...own });
      localStorage.setItem(keyOf(id), address);
      void navigate(address);
    },
    [page, view, id, navigate],
  );
  return { view, today, hour, change };
}
