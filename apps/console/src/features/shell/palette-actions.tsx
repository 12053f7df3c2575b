import type { ReactNode } from 'react';
import {
  ArrowRightLeft,
  AtSign,
  ChartColumn,
  Check,
  ClipboardCheck,
  CircleHelp,
  Hourglass,
  Inbox,
  Languages,
  Merge,
  MonitorCheck,
  Moon,
  Phone,
  Reply,
  RotateCcw,
  Settings,
  StickyNote,
  Sun,
  SunMoon,
  TriangleAlert,
  UserRoundCheck,
  Users,
  Zap,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSavePreferences } from '../../app/preferences';
import { useStore } from '../../live/store';
import { SHIFT } from '../../parts/keys-text';
import { useMayWatch } from '../board/use-may-watch';
import { caseInHand } from '../cases/case-store';
import { useLogCall } from '../calls/use-log-call';
import { openDeeds, type OpenDeeds } from '../conversation/open-deeds';
import { useTakeNext } from '../inbox/use-take-next';
import { useMay, useMe } from '../../app/use-session';
import { maySee, SETTINGS_PAGES } from '../settings/menu-pages';
import { menuKey } from '../settings/settings-menu';
import { useSetPresence } from './presence-menu';

/** Something that can be done from the palette. */
export interface PaletteAction {
  id: string;
  label: string;
  icon: ReactNode;
  keys?: string;
  run: () => void;
}

const icon = (Mark: typeof Inbox) => <Mark size={16} strokeWidth={1.75} aria-hidden="true" />;

type Deed = OpenDeeds['deeds'][number];
const KEYS: Partial<Record<Deed, string>> = {
  reply: 'R',
  note: 'M',
  assignMe: 'A',
  transfer: 'T',
  wait: 'W',
  close: 'E',
  reopen: 'O',
  escalate: `${SHIFT}E`,
};
const DEED_ICONS: Record<Deed, typeof Inbox> = {
  reply: Reply,
  note: StickyNote,
  assignMe: UserRoundCheck,
  transfer: ArrowRightLeft,
  wait: Hourglass,
  close: Check,
  reopen: RotateCcw,
  escalate: TriangleAlert,
  merge: Merge,
};

/** What can be done with the conversation that is shown, from anywhere, and every page of the settings this person may open. */
export function usePaletteActions(onKeys: () => void): {
  current: PaletteAction[];
  actions: PaletteAction[];
  settings: PaletteAction[];
} {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const setPresence = useSetPresence();
  const save = useSavePreferences();
  const { take } = useTakeNext();
  const logCall = useLogCall();
  const me = useMe();
  const watches = useMayWatch();
  const readsFigures = useMay('figures.read');
  const readsCases = useMay('case.read');
  const worksTasks = useMay('task.work');
  const seesActions = [useMay('action.edit'), useMay('action.verify')].some(Boolean);
  const opensCases = useMay('case.open');
  const go = (to: string) => () => void navigate(to);
  const prefer = (change: Parameters<typeof save>[0]) => () => void save(change).catch(() => undefined);
  const open = useStore(openDeeds, (deeds) => deeds);
  const words = {
    reply: t('palette.reply'),
    note: t('palette.note'),
    assignMe: t(open?.waits ? 'inbox.accept' : 'conversation.assignMe'),
    transfer: t('conversation.transfer'),
    wait: t('conversation.waitForCustomer'),
    close: t('conversation.close'),
    reopen: t('conversation.reopen'),
    escalate: t('conversation.escalate'),
    merge: t('conversation.merge'),
  };
  return {
    current: [
      ...(open?.deeds ?? []).map((deed) => {
        const keys = KEYS[deed];
        return {
          id: `deed:${deed}`,
          label: words[deed],
          icon: icon(DEED_ICONS[deed]),
          ...(keys ? { keys } : {}),
          run: () => open?.run(deed),
        };
      }),
      ...(open && opensCases
        ? [
            {
              id: 'deed:open-case',
              label: t('cases.open.action'),
              icon: icon(ClipboardCheck),
              keys: `${SHIFT}C`,
              run: () => caseInHand.set({ conversationId: open.conversationId, messageIds: [] }),
            },
          ]
        : []),
    ],
    actions: [
      { id: 'inbox', label: t('palette.goInbox'), icon: icon(Inbox), keys: 'G I', run: go('/inbox') },
      { id: 'mentions', label: t('palette.goMentions'), icon: icon(AtSign), run: go('/inbox/mentions') },
      {
        id: 'customers',
        label: t('palette.goCustomers'),
        icon: icon(Users),
        keys: 'G C',
        run: go('/customers'),
      },
      ...(watches
        ? [
            {
              id: 'board',
              label: t('palette.goBoard'),
              icon: icon(MonitorCheck),
              keys: 'G B',
              run: go('/board'),
            },
            { id: 'wall', label: t('board.wall'), icon: icon(MonitorCheck), run: go('/board/wall') },
          ]
        : []),
      ...(readsCases
        ? [
            {
              id: 'cases',
              label: t('cases.keys.goCases'),
              icon: icon(ClipboardCheck),
              keys: 'G A',
              run: go('/cases'),
            },
            {
              id: 'pareto',
              label: t('cases.pareto.title'),
              icon: icon(ClipboardCheck),
              run: go('/cases/pareto'),
            },
          ]
        : []),
      ...(worksTasks
        ? [{ id: 'tasks', label: t('tasks.title'), icon: icon(ClipboardCheck), run: go('/tasks') }]
        : []),
      ...(seesActions
        ? [{ id: 'actions', label: t('actions.title'), icon: icon(ClipboardCheck), run: go('/actions') }]
        : []),
      ...(readsFigures
        ? [
            {
              id: 'reports',
              label: t('palette.goReports'),
              icon: icon(ChartColumn),
              keys: 'G R',
              run: go('/reports'),
            },
          ]
        : []),
      { id: 'take', label: t('palette.takeNext'), icon: icon(Zap), keys: 'N', run: take },
      ...(logCall ? [{ id: 'log-call', label: t('call.log'), icon: icon(Phone), run: () => logCall() }] : []),
      {
        id: 'online',
        label: t('palette.setOnline'),
        icon: icon(UserRoundCheck),
        run: () => void setPresence('online'),
      },
      {
        id: 'busy',
        label: t('palette.setBusy'),
        icon: icon(UserRoundCheck),
        run: () => void setPresence('busy'),
      },
      {
        id: 'away',
        label: t('palette.setAway'),
        icon: icon(UserRoundCheck),
        run: () => void setPresence('away'),
      },
      { id: 'light', label: t('palette.themeLight'), icon: icon(Sun), run: prefer({ theme: 'light' }) },
      { id: 'dark', label: t('palette.themeDark'), icon: icon(Moon), run: prefer({ theme: 'dark' }) },
      {
        id: 'system',
        label: t('palette.themeSystem'),
        icon: icon(SunMoon),
        run: prefer({ theme: 'system' }),
      },
      { id: 'zh', label: t('palette.languageZh'), icon: icon(Languages), run: prefer({ language: 'zh-CN' }) },
      { id: 'en', label: t('palette.languageEn'), icon: icon(Languages), run: prefer({ language: 'en' }) },
      { id: 'keys', label: t('palette.showKeys'), icon: icon(CircleHelp), keys: '?', run: onKeys },
    ],
    settings: SETTINGS_PAGES.filter(({ path }) => maySee(me, path)).map(({ path }) => ({
      id: `settings:${path}`,
      label: t(menuKey(path)),
      icon: icon(Settings),
      run: go(`/settings/${path}`),
    })),
  };
}
