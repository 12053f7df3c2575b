import { useCallback } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLive } from '../../live/use-live';
import { useAction } from '../../parts/use-action';

/** Takes the one who waits longest in the own teams' queues, and opens it. */
export function useTakeNext(): { take: () => void; busy: boolean } {
  const { t } = useTranslation();
  const live = useLive();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { run, busy } = useAction({ toast: true });
  const take = useCallback(() => {
    void run(async () => {
      const { conversation } = await live.command('queue.take', {});
      if (!conversation) return void message.info(t('inbox.nothingWaiting'));
      void navigate(`/inbox/mine/${conversation.id}`);
    });
  }, [run, live, message, t, navigate]);
  return { take, busy };
}
