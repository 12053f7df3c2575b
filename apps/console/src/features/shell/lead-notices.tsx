import { useCallback, useEffect } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TeamNotice } from '@yingda/contracts';
import { MISSED_OFFERS } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';
import { chime } from './chime';

/**
 * What leads say: a few words to the whole team, which stand until they are closed, and that somebody, or missed offers,
 * have set the agent to another state. Words said while nobody was here are fetched on every return. Draws nothing of its own.
 */
export function LeadNotices() {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const { clock } = useFormats();
  const { notification } = App.useApp();
  const sound = me.preferences.sound ?? true;

  const show = useCallback(
    (notice: TeamNotice) =>
      notification.info({
        key: `team-notice-${notice.id}`,
        title: t('notice.team', { name: notice.byName, time: clock(notice.at) }),
        description: notice.text,
        placement: 'bottomLeft',
        duration: 0,
        // Not heard by the server it is shown once more at the next return, which is better than never.
        onClose: () =>
          void api.call('PUT /api/me/notices', { body: { upTo: notice.at } }).catch(() => undefined),
      }),
    [notification, t, clock],
  );

  useEffect(() => {
    const missed = () =>
      void api
        .call('GET /api/me/notices')
        .then((notices) => notices.forEach(show))
        .catch(() => undefined);
    missed();
    const stops = [
      live.returned.on(missed),
      live.connection.on('team.notified', ({ notice, byId }) => {
        if (byId === me.id) return;
        if (sound) chime('call');
        show(notice);
      }),
      live.connection.on('presence.forced', ({ state, reason, byName }) => {
        if (sound) chime('call');
        notification.warning({
          key: 'presence-forced',
          title: t('notice.forced', { name: byName, state: t(`state.${state}`) }),
          description: reason,
          placement: 'bottomLeft',
          duration: 0,
        });
      }),
      live.connection.on('presence.changed', ({ agentId, state, reason }) => {
        if (agentId !== me.id) return;
        if (state !== 'away' || reason !== MISSED_OFFERS) return notification.destroy(MISSED_OFFERS);
        if (sound) chime('call');
        notification.warning({
          key: MISSED_OFFERS,
          title: t('notice.missedOffers'),
          description: t('notice.missedOffersWhat'),
          placement: 'bottomLeft',
          duration: 0,
        });
      }),
      live.connection.on('rule.paused', ({ ruleId, ruleName }) =>
        notification.warning({
          key: `rule-paused-${ruleId}`,
          title: t('notice.rulePaused', { name: ruleName }),
          description: t('notice.rulePausedWhy'),
          placement: 'bottomLeft',
          duration: 0,
        }),
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }, [live, me.id, sound, show, notification, t]);
  return null;
}
