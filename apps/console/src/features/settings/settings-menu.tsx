import type { LucideIcon } from 'lucide-react';
import {
  Ban,
  BookOpen,
  Bookmark,
  Bot,
  CalendarCheck,
  CalendarClock,
  CalendarDays,
  ClipboardCheck,
  Factory,
  FileUp,
  KeyRound,
  LayoutGrid,
  Lock,
  MessageCircleReply,
  MessageSquareText,
  ShieldAlert,
  Smile,
  Store,
  Tags,
  TextQuote,
  Timer,
  UserRound,
  UserRoundCog,
  UsersRound,
  Workflow,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMe } from '../../app/use-session';
import { maySee, SETTINGS_GROUPS, SETTINGS_PAGES, type SettingsPath } from './menu-pages';

const ICONS: Record<SettingsPath, LucideIcon> = {
  profile: UserRound,
  password: Lock,
  views: Bookmark,
  agents: UserRoundCog,
  teams: UsersRound,
  staffing: CalendarDays,
  shifts: CalendarCheck,
  permissions: LayoutGrid,
  'auto-replies': MessageCircleReply,
  rules: Workflow,
  bot: Bot,
  inboxes: Store,
  calendars: CalendarClock,
  'service-levels': Timer,
  canned: MessageSquareText,
  words: ShieldAlert,
  knowledge: BookOpen,
  surveys: Smile,
  'case-kinds': ClipboardCheck,
  departments: Factory,
  topics: Tags,
  attributes: TextQuote,
  blocked: Ban,
  imports: FileUp,
  'api-keys': KeyRound,
};

/** Menu key of a page. */
export function menuKey(path: SettingsPath) {
  if (path === 'api-keys') return 'settings.menu.apiKeys' as const;
  if (path === 'case-kinds') return 'settings.menu.caseKinds' as const;
  if (path === 'auto-replies') return 'settings.menu.autoReplies' as const;
  if (path === 'service-levels') return 'settings.menu.serviceLevels' as const;
  return `settings.menu.${path}` as const;
}

/** 208 px at the left; what an agent may not open is not in it. */
export function SettingsMenu() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className="settings-menu" aria-label={t('settings.menu.label')}>
      <p className="settings-menu-title">{t('settings.title')}</p>
      {SETTINGS_GROUPS.map((group) => {
        const pages = SETTINGS_PAGES.filter((page) => page.group === group && maySee(me, page.path));
        if (pages.length === 0) return null;
        return (
          <div key={group} className="settings-menu-group">
            <p id={`settings-group-${group}`}>{t(`settings.menu.${group}`)}</p>
            <ul aria-labelledby={`settings-group-${group}`}>
              {pages.map(({ path }) => {
                const Icon = ICONS[path];
                return (
                  <li key={path}>
                    <NavLink
                      to={`/settings/${path}`}
                      className={({ isActive }) => (isActive ? 'active' : '')}
                    >
                      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
                      <span className="cut">{t(menuKey(path))}</span>
                    </NavLink>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
