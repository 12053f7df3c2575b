import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import { CircleHelp, Inbox, Search, Settings, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMe, useReadsConversations } from '../../app/use-session';
import { useLive } from '../../live/use-live';
import { isOwed } from '../../live/row-order';
import { useStore } from '../../live/store';
import { Logo } from '../../parts/logo';
import { PresenceMenu } from './presence-menu';

interface ItemProps {
  to: string;
  icon: ReactNode;
  label: string;
  wide: boolean;
  badge?: ReactNode;
}

function Item({ to, icon, label, wide, badge }: ItemProps) {
  return (
    <Tooltip title={wide ? null : label} placement="right" mouseEnterDelay={0.3}>
      <NavLink to={to} className={({ isActive }) => `rail-item${isActive ? ' active' : ''}`}>
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

/** Main navigation, 56 px, or 168 px with labels. */
export function Rail({ wide, onHelp }: { wide: boolean; onHelp: () => void }) {
  const { t } = useTranslation();
  const waiting = useMineWaiting();
  const reads = useReadsConversations();
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
      <Item
        to="/customers"
        wide={wide}
        icon={<Users size={20} strokeWidth={1.75} aria-hidden="true" />}
        label={t('nav.customers')}
      />
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
