import type { CustomerConversation } from '@yingda/contracts';
import { t } from '../i18n/texts';
import { useShown, useWidget } from './use-widget';

/** Honest waiting: the place, the estimate if there is one, and another way. */
export function QueueCard({ conversation }: { conversation: CustomerConversation }) {
  const widget = useWidget();
  const note = useShown((state) => state.queueNote);
  const { queue } = conversation;
  const there = queue?.someoneThere ?? true;
  const seconds = queue?.estimatedSeconds;
  const waited = Math.max(0, (Date.now() - Date.parse(conversation.openedAt)) / 1000);
  const share = typeof seconds === 'number' ? Math.min(0.97, waited / Math.max(1, waited + seconds)) : null;
  return (
    <section class="queue" role="status">
      {queue && there && (
        <>
          <div class="row">
            <b class="place grow">
              {queue.position === 1 ? t('queue.next') : t('queue.position', { n: queue.position })}
            </b>
            {typeof seconds === 'number' && (
              <span class="second">{t('queue.estimate', { m: Math.max(1, Math.ceil(seconds / 60)) })}</span>
            )}
          </div>
          {share !== null && (
            <div class="track" aria-hidden="true">
              <i style={{ width: `${Math.round(share * 100)}%` }} />
            </div>
          )}
        </>
      )}
      <p class="second">
        {note === 'kept' && `${t('queue.kept')} · `}
        {note === 'longer' && `${t('queue.longer')} · `}
        {there ? t('queue.hint') : t('queue.nobody')}
      </p>
      <div class="row chips">
        <button type="button" class="chip" onClick={() => widget.store.set({ screen: 'leave' })}>
          {t('queue.leave-message')}
        </button>
        <button type="button" class="chip" onClick={() => void widget.chat.end().catch(() => undefined)}>
          {t('queue.cancel')}
        </button>
      </div>
    </section>
  );
}
