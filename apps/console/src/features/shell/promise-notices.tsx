import { useEffect } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';
import { chime } from './chime';

const TOLD = {
  'promise.made': 'noticeMade',
  'promise.due': 'noticeDue',
  'promise.broken': 'noticeBroken',
} as const;

/** Begun by the case or the contact they belong to, which tell of themselves. */
const BEGUN_ELSEWHERE: ReadonlySet<string> = new Set(['case', 'task', 'action', 'contact', 'feedback']);

/** Tells of promises that are mine: made, nearly due, broken. They stand until they are closed. Draws nothing of its own. */
export function PromiseNotices() {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const navigate = useNavigate();
  const { full } = useFormats();
  const { notification } = App.useApp();
  const sound = me.preferences.sound ?? true;

  useEffect(() => {
    const stops = (Object.keys(TOLD) as (keyof typeof TOLD)[]).map((name) =>
      live.connection.on(name, ({ promise, agentIds }) => {
        if (promise.ownerId !== me.id) return;
        // Who has made it themselves knows.
        if (name === 'promise.made' && !agentIds.includes(me.id)) return;
        if (name === 'promise.made' && BEGUN_ELSEWHERE.has(promise.kind)) return;
        const key = `promise-${promise.id}`;
        const what = promise.what || t(`promises.kind.${promise.kind}`);
        if (sound) chime('call');
        notification[name === 'promise.broken' ? 'error' : 'warning']({
          key,
          title: t(`promises.${TOLD[name]}`, { what }),
          description: t('promises.noticeBody', {
            customer: promise.customerName ?? t('promises.kind.agreed'),
            time: full(promise.dueAt),
          }),
          placement: 'bottomLeft',
          duration: 0,
          actions: (
            <Button
              size="small"
              type="primary"
              onClick={() => {
                notification.destroy(key);
                void navigate('/my-day');
              }}
            >
              {t('promises.open')}
            </Button>
          ),
        });
      }),
    );
    return () => stops.forEach((stop) => stop());
  }, [live, me.id, sound, notification, navigate, t, full]);
  return null;
}
