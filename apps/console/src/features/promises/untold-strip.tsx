import { useEffect } from 'react';
import { Button } from 'antd';
import { MessageCircleWarning } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';
import { usePromises } from './use-promises';

/** The server hears of a message a moment after it was said. */
const HEARD_MS = 1_500;

/** Above the composer: what was promised here by hand, and nobody has told the customer. */
export function UntoldStrip({
  conversationId,
  onWords,
}: {
  conversationId: string;
  onWords: (words: string) => void;
}) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const live = useLive();
  const queries = useQueryClient();
  const owed = usePromises('team', useMay('promise.work') ? conversationId : undefined);
  const one = owed.data?.pages[0]?.items.find(
    (promise) => promise.conversationId === conversationId && promise.untold,
  );
  const waits = one !== undefined;
  useEffect(() => {
    if (!waits) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.connection.on('message.sent', ({ message }) => {
      if (message.conversationId !== conversationId || message.author.kind !== 'agent') return;
      clearTimeout(timer);
      timer = setTimeout(() => void queries.invalidateQueries({ queryKey: ['promises'] }), HEARD_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live, queries, conversationId, waits]);
  if (!one) return null;
  const time = full(one.dueAt);
  return (
    <div className="composer-strip warn" role="status">
      <MessageCircleWarning size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow cut" title={one.what}>
        {t('promises.untoldHere', { what: one.what, time })}
      </span>
      <Button size="small" onClick={() => onWords(t('promises.untoldWords', { time }))}>
        {t('promises.untoldWrite')}
      </Button>
    </div>
  );
}
