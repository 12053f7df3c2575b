import { useEffect, useRef } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShiftNotice } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMe } from '../../app/use-session';
import { useDirectory, useLive } from '../../live/use-live';
import { serves } from '../../live/serves';
import { useDayNames } from '../settings/staffing/use-day-names';

/** Who covers a shift, and who is covered, are told; it stands until it is closed, also after a reload. Draws nothing. */
export function ShiftNotices() {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const { agents } = useDirectory();
  const days = useDayNames();
  const { notification } = App.useApp();
  const works = serves(me);

  // Names that change do not make anything new to tell.
  const show = useRef<(notice: ShiftNotice) => void>(() => undefined);
  show.current = ({ id, kind, shift, otherAgentId, note, byName }) => {
    const other = agents.find((agent) => agent.id === otherAgentId)?.name ?? '';
    const when = `${days.both(shift.date)} ${shift.name} ${shift.start}–${shift.end}`;
    notification.info({
      key: `shift-notice-${id}`,
      title: t(`staffing.notice.${kind}`, { other }),
      description: note
        ? t('staffing.notice.bodyNote', { when, by: byName, note })
        : t('staffing.notice.body', { when, by: byName }),
      placement: 'bottomLeft',
      duration: 0,
      onClose: () =>
        void api.call('POST /api/shifts/mine/seen', { body: { noticeIds: [id] } }).catch(() => undefined),
    });
  };

  const known = agents.length > 0;
  useEffect(() => {
    if (!works || !known) return;
    const read = () =>
      void api
        .call('GET /api/shifts/mine')
        .then(({ notices }) => notices.forEach((notice) => show.current(notice)))
        .catch(() => undefined);
    read();
    const stops = [
      live.returned.on(read),
      live.connection.on('shift.updated', ({ toldIds }) => {
        if (toldIds.includes(me.id)) read();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [live, me.id, works, known]);
  return null;
}
