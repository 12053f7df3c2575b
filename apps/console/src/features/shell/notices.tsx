import { useEffect, useRef } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { formatClock } from '@yingda/design-system';
import { titleWithCount } from '@yingda/realtime-client';
import { useMe } from '../../app/use-session';
import type { Notice } from '../../live/live-session';
import { excerptOf } from '../../live/merge-row';
import { useLanguage } from '../../i18n/use-texts';
import { useDirectory, useLive } from '../../live/use-live';
import { useEndingText } from '../inbox/use-ending-text';
import { useExcerpt, useCustomerName } from '../inbox/use-row-text';
import { useWatchMine } from '../inbox/use-watch-mine';
import { addressOf } from '../inbox/view-address';
import { chime } from './chime';
import { HandOvers, namesOf } from './hand-overs';
import { useMineWaiting } from './rail';

interface Told {
  title: string;
  body: string;
  conversationId: string;
}

/** Sound, desktop notification and the count in the title. Draws nothing. */
export function Notices() {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { message, notification } = App.useApp();
  const { agents } = useDirectory();
  const language = useLanguage();
  const list = (names: string[]) => new Intl.ListFormat(language).format(names);
  const nameOf = useCustomerName();
  const excerpt = useExcerpt();
  const endingText = useEndingText();
  const waiting = useMineWaiting();
  const handOvers = useRef(new HandOvers());
  useWatchMine();

  useEffect(() => {
    document.title = titleWithCount(t('product'), waiting);
  }, [waiting, t]);

  const tell = useRef<(notice: Notice) => void>(() => undefined);
  tell.current = (notice) => {
    if (notice.kind === 'not-told') return sayNotTold(notice.agentIds);
    const told = read(notice);
    if (!told) return;
    const { sound = true, desktopNotifications = true } = me.preferences;
    if (sound) chime(notice.kind === 'message' ? 'message' : 'call');
    if (isHandedOver(notice)) tellHandOver(told);
    if (notice.kind === 'service-level') tellServiceLevel(notice, told);
    if (notice.kind === 'window-ending')
      notification.warning({
        key: `ending-${told.conversationId}`,
        title: told.title,
        description: told.body,
        placement: 'bottomLeft',
        onClick: () => void navigate(addressFor(notice, told)),
      });
    if (notice.kind === 'mentioned' && !inFront(told.conversationId)) {
      notification.info({
        title: told.title,
        description: told.body,
        placement: 'bottomLeft',
        onClick: () => void navigate(addressFor(notice, told)),
      });
    }
    if (
      desktopNotifications &&
      !document.hasFocus() &&
      'Notification' in window &&
      Notification.permission === 'granted'
    ) {
      const shown = new Notification(told.title, {
        body: told.body,
        tag: told.conversationId,
        icon: '/console/icon.svg',
      });
      shown.onclick = () => {
        window.focus();
        void navigate(
          notice.kind === 'mentioned' || notice.kind === 'window-ending' || notice.kind === 'service-level'
            ? addressFor(notice, told)
            : `/inbox/mine/${told.conversationId}`,
        );
        shown.close();
      };
    }
  };

  /** Stays until it is looked at or put away when something is late; what is only near goes by itself. */
  function tellServiceLevel(notice: Extract<Notice, { kind: 'service-level' }>, told: Told): void {
    const key = `service-level-${told.conversationId}-${notice.told.kind}`;
    const late = notice.level === 'breach';
    const open = () => {
      notification.destroy(key);
      void navigate(addressFor(notice, told));
    };
    notification[late ? 'error' : 'warning']({
      key,
      title: told.title,
      description: told.body,
      placement: 'bottomLeft',
      duration: late ? 0 : 8,
      actions: (
        <Button size="small" onClick={open}>
          {t('serviceLevels.open')}
        </Button>
      ),
    });
  }

  /** One notice for all that are handed over while it stands; of several it leads to the own list. */
  function tellHandOver(told: Told): void {
    const row = live.state.row(told.conversationId);
    if (!row) return;
    const all = handOvers.current.add({ conversationId: row.id, name: nameOf(row.customer, row.channel) });
    const { names, more } = namesOf(all);
    const several = all.length > 1;
    notification.info({
      key: 'handed-over',
      title: several ? t('notice.handedOver', { n: all.length }) : told.title,
      description: !several
        ? told.body
        : more > 0
          ? t('notice.handedOverMore', { names: list(names), n: more })
          : list(names),
      placement: 'bottomLeft',
      onClose: () => handOvers.current.clear(),
      onClick: () => {
        notification.destroy('handed-over');
        handOvers.current.clear();
        void navigate(several ? '/inbox/mine' : addressOf({ view: 'all' }, told.conversationId));
      },
    });
  }

  /** To the note in the list of mentions; others into the list of all. */
  function addressFor(notice: Notice, { conversationId }: Told): string {
    const position = notice.kind === 'mentioned' ? notice.mention.position : undefined;
    return addressOf({ view: position ? 'mentions' : 'all' }, conversationId, position);
  }

  /** Looked at now: the note itself is on the screen. */
  function inFront(conversationId: string): boolean {
    return pathname.endsWith(conversationId) && document.hasFocus();
  }

  /** Whom a note could not reach, by name; the note itself is kept. */
  function sayNotTold(agentIds: readonly string[]): void {
    const named = agentIds.flatMap((id) => agents.find((agent) => agent.id === id) ?? []);
    for (const active of [true, false]) {
      const names = named.filter((agent) => agent.active === active).map((agent) => agent.name);
      if (names.length > 0)
        void message.warning(t(active ? 'notice.notTold' : 'notice.notToldEnded', { names: list(names) }), 8);
    }
  }

  /** One that somebody has answered before comes quietly, with nothing unread: it is said, unless it is looked at. */
  function isHandedOver(notice: Notice): boolean {
    return (
      notice.kind === 'assigned' &&
      !pathname.endsWith(notice.conversationId) &&
      Boolean(live.state.row(notice.conversationId)?.firstResponseAt)
    );
  }

  function read(notice: Exclude<Notice, { kind: 'not-told' }>): Told | null {
    switch (notice.kind) {
      case 'message': {
        const { entry } = notice;
        const row = live.state.row(entry.conversationId);
        if (entry.entry !== 'message' || entry.author.kind !== 'customer' || row?.agentId !== me.id)
          return null;
        return {
          title: t('notice.newMessage', { name: nameOf(row.customer, row.channel) }),
          body: excerpt(excerptOf(entry)),
          conversationId: row.id,
        };
      }
      case 'offered':
      case 'assigned': {
        const row = live.state.row(notice.conversationId);
        if (!row) return null;
        const key = notice.kind === 'offered' ? 'notice.offered' : 'notice.assigned';
        return {
          title: t(key, { name: nameOf(row.customer, row.channel) }),
          body: excerpt(row.lastMessage?.excerpt ?? ''),
          conversationId: row.id,
        };
      }
      case 'window-ending': {
        const row = live.state.row(notice.conversationId);
        if (!row) return null;
        return {
          title: t('notice.windowEnding', { name: nameOf(row.customer, row.channel) }),
          body: endingText(notice.ending, { short: true }),
          conversationId: row.id,
        };
      }
      case 'service-level': {
        const { conversationId, kind, dueAt, policyName } = notice.told;
        const row = live.state.row(conversationId);
        if (!row) return null;
        const name = nameOf(row.customer, row.channel);
        return {
          title: t(notice.level === 'breach' ? 'serviceLevels.late' : 'serviceLevels.soon', { name }),
          body: t('serviceLevels.lateBody', {
            kind: t(`serviceLevels.kind.${kind}`),
            time: formatClock(dueAt, { language, seconds: true }),
            policy: policyName,
          }),
          conversationId,
        };
      }
      case 'mentioned':
        return {
          title: t('notice.mentioned', { name: notice.mention.byName }),
          body: notice.mention.excerpt,
          conversationId: notice.mention.conversationId,
        };
    }
  }

  useEffect(() => live.notices.on((notice) => tell.current(notice)), [live]);
  return null;
}
