import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import {
  BookUser,
  CalendarCheck,
  ChartColumn,
  ClipboardCheck,
  CircleHelp,
  Inbox,
  MonitorCheck,
  PhoneOutgoing,
  Search,
  Settings,
  Smile,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useMay, useMe, useReadsConversations } from '../../app/use-session';
import { useLive } from '../../live/use-live';
import { isOwed } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useMayWatch } from '../board/use-may-watch';
import { useCaseCounts } from '../cases/use-cases';
import { useTaskCounts } from '../tasks/use-tasks';
import { usePromiseCounts } from '../promises/use-promises';
import { Logo } from '../../parts/logo';
import { PresenceMenu } from './presence-menu';

interface ItemProps {
  to: string;
  icon: ReactNode;
  label: string;
  wide: boolean;
  badge?: ReactNode;
  /** Pages that belong to it under other addresses. */
  also?: readonly string[];
}

function Item({ to, icon, label, wide, badge, also = [] }: ItemProps) {
  const { pathname } = useLocation();
  const within = also.some((page) => pathname.startsWith(page));
  return (
    <Tooltip title={wide ? null : label} placement="right" mouseEnterDelay={0.3}>
      <NavLink to={to} className={({ isActive }) => `rail-item${isActive || within ? ' active' : ''}`}>
        {icon}
        <span className={wide ? 'cut' : 'hidden-text'}>{label}</span>
        {badge}
      </NavLink>
    </Tooltip>
  );
}

/** How many of mine wait for us; the badge of the inbox and of the tab's title. */
export function useMineWaiting(): number {
  const { state } = useLive();
  const me = useMe();
  return useStore(
    state.rows,
    (rows) => Object.values(rows).filter((row) => row.agentId === me.id && isOwed(row)).length,
  );
}

/** How many of my promises are overdue. */
function OverdueBadge() {
  const { t } = useTranslation();
  const overdue = usePromiseCounts(true).data?.overdue ?? 0;
  if (overdue === 0) return null;
  return (
    <span className="rail-badge">
      <span aria-hidden="true">{overdue > 99 ? '99+' : overdue}</span>
      <span className="hidden-text">{t('promises.overdueMine', { n: overdue })}</span>
    </span>
  );
}

const CASE_PAGES = ['/tasks', '/actions'] as const;

/** How many of my cases are late; for a handler, how many tasks. */
function LateCasesBadge({ reads }: { reads: boolean }) {
  const { t } = useTranslation();
  const cases = useCaseCounts(true, reads).data?.overdue ?? 0;
  const tasks = useTaskCounts(!reads).data?.overdue ?? 0;
  const late = reads ? cases : tasks;
  if (late === 0) return null;
  return (
    <span className="rail-badge">
      <span aria-hidden="true">{late > 99 ? '99+' : late}</span>
      <span className="hidden-text">{t('cases.countsLate', { n: late })}</span>
    </span>
  );
}

/** Main navigation, 56 px, or 168 px with labels. */
export function Rail({ wide, onHelp }: { wide: boolean; onHelp: () => void }) {
  const { t } = useTranslation();
  const waiting = useMineWaiting();
  const reads = useReadsConversations();
  const watches = useMayWatch();
  const readsFigures = useMay('figures.read');
  const owes = useMay('promise.work');
  const readsSurveys = useMay('survey.read');
  const readsCases = useMay('case.read');
  const worksTasks = useMay('task.work');
  const contacts = useMay('contact.work');
  return (
    <nav className="rail" aria-label={t('nav.main')}>
      <span className="rail-logo">
        <Logo />
        {wide ? t('product') : null}
      </span>
      {reads ? (
        <Item
          to="/inbox"
          wide={wide}
          icon={<Inbox size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('nav.inbox')}
          badge={
            waiting > 0 ? (
              <span className="rail-badge">
                <span aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>
                <span className="hidden-text">{t('nav.waiting', { n: waiting })}</span>
              </span>
            ) : null
          }
        />
      ) : null}
      {owes ? (
        <Item
          to="/my-day"
          wide={wide}
          icon={<CalendarCheck size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('promises.title')}
          badge={<OverdueBadge />}
        />
      ) : null}
      {readsCases || worksTasks ? (
        <Item
          to={readsCases ? '/cases' : '/tasks'}
          wide={wide}
          icon={<ClipboardCheck size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t(readsCases ? 'cases.title' : 'tasks.title')}
          badge={<LateCasesBadge reads={readsCases} />}
          also={CASE_PAGES}
        />
      ) : null}
      <Item
        to="/customers"
        wide={wide}
        icon={<Users size={20} strokeWidth={1.75} aria-hidden="true" />}
        label={t('nav.customers')}
      />
      {reads ? (
        <Item
          to="/callbacks"
          wide={wide}
          icon={<PhoneOutgoing size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('callbacks.title')}
        />
      ) : null}
      {contacts ? (
        <Item
          to="/contacts"
          wide={wide}
          icon={<BookUser size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('contacts.title')}
        />
      ) : null}
      {readsSurveys ? (
        <Item
          to="/surveys"
          wide={wide}
          icon={<Smile size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('surveys.title')}
        />
      ) : null}
      {watches ? (
        <Item
          to="/board"
          wide={wide}
          icon={<MonitorCheck size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('nav.board')}
        />
      ) : null}
      {readsFigures ? (
        <Item
          to="/reports"
          wide={wide}
          icon={<ChartColumn size={20} strokeWidth={1.75} aria-hidden="true" />}
          label={t('nav.reports')}
        />
      ) : null}
      <Item
        to="/search"
        wide={wide}
        icon={<Search size={20} strokeWidth={1.75} aria-hidden="true" />}
        label={t('nav.search')}
      />
      <span className="grow" />
      <Tooltip title={wide ? null : t('nav.help')} placement="right" mouseEnterDelay={0.3}>
        <button type="button" className="rail-item" aria-label={t('nav.help')} onClick={onHelp}>
          <CircleHelp size={20} strokeWidth={1.75} aria-hidden="true" />
          {wide ? <span className="cut">{t('nav.help')}</span> : null}
        </button>
      </Tooltip>
      <Item
        to="/settings"
        wide={wide}
        icon={<Settings size={20} strokeWidth={1.75} aria-hidden="true" />}
        label={t('nav.settings')}
      />
      <PresenceMenu wide={wide} />
    </nav>
  );
}
