import { formatClock } from '@yingda/design-system';
import type { CustomerConversation } from '@yingda/contracts';
import { useState } from 'preact/hooks';
import { tw } from '../i18n/waiting';
import { dayAndTime } from '../model/moments';
import { useShown, useWidget } from './use-widget';

type Aside = NonNullable<CustomerConversation['aside']>;

/** When the call comes, to which number, and the way back into the queue. Who left a message has the way back, too. */
export function CallCard(props: { conversation: CustomerConversation; aside: Aside; onAsk: () => void }) {
  const { conversation, aside, onAsk } = props;
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const open = useShown((state) => state.settings?.open ?? true);
  const [failed, setFailed] = useState(false);
  const { callback, offers } = aside;
  const rejoin = () => {
    setFailed(false);
    widget.connection
      .command('queue.rejoin', { conversationId: conversation.id })
      .then((answer) => widget.chat.learn(answer.conversation))
      .catch(() => setFailed(true));
  };
  const asks = callback !== null || offers.includes('callback');
  if (!callback && !asks && !open) return null;
  return (
    <section class="queue" role="status">
      {callback && (
        <>
          <b>{tw(language, 'call.planned')}</b>
          <p class="second">
            {tw(language, 'call.when', {
              day: dayAndTime(callback.from, Date.now(), language).day,
              from: formatClock(callback.from, { language }),
              until: formatClock(callback.until, { language }),
              phone: callback.phone,
            })}
          </p>
        </>
      )}
      <div class="row chips">
        {asks && (
          <button type="button" class="chip" onClick={onAsk}>
            {tw(language, callback ? 'call.change' : 'queue.callback')}
          </button>
        )}
        {open && (
          <button type="button" class="chip" onClick={rejoin}>
            {tw(language, 'queue.rejoin')}
          </button>
        )}
      </div>
      {failed && (
        <p class="problem" role="alert">
          {tw(language, 'queue.failed')}
        </p>
      )}
    </section>
  );
}
