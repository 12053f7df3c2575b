import { useEffect } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLive } from '../../live/use-live';
import { said, useTrendName } from './use-trends';

/** Calls leads to what has begun to come more often than usual; stands until it is looked at. Draws nothing of its own. */
export function TrendNotices() {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate();
  const { notification } = App.useApp();
  const nameOf = useTrendName();
  useEffect(
    () =>
      live.connection.on('trend.noticed', ({ trend }) => {
        const key = `trend-${trend.id}`;
        notification.warning({
          ...{ key, placement: 'bottomLeft', duration: 0 },
          title: t('trends.notice', { name: nameOf(trend) }),
          description: t('trends.noticeText', { n: trend.count, usual: said(trend.usual) }),
          actions: (
            <Button
              size="small"
              type="primary"
              onClick={() => {
                notification.destroy(key);
                void navigate('/cases/pareto');
              }}
            >
              {t('common.open')}
            </Button>
          ),
        });
      }),
    [live, navigate, notification, nameOf, t],
  );
  return null;
}
