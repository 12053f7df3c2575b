import type { CustomerConversation, Message } from '@yingda/contracts';
import { formatDay } from '@yingda/design-system';
import { t } from '../i18n/texts';
import { isOpenStatus } from '../model/chat';
import { translated } from '../model/excerpt';
import { due } from '../model/moments';
import { Icon } from './icon';
import { lazy } from './lazy';
import { useShown, useWidget } from './use-widget';

const RatingCard = lazy(() => import('./rating-card').then(({ RatingCard: card }) => card));

/** Something that happened, as a line: who joined, that it ended. */
export function EventLine({ message }: { message: Message }) {
  if (message.content.kind !== 'event') return null;
  const { event, details } = message.content;
  const name = details['agentName'] ?? message.author.name;
  const line =
    event === 'agent-joined'
      ? t('conv.joined', { name })
      : event === 'agent-changed'
        ? t('conv.changed', { name })
        : event === 'chat-closed'
          ? t('conv.closed.over')
          : null;
  return line ? <p class="day">{line}</p> : null;
}

/** What stands around the messages: greeting and earlier conversation, confirmation of a left message, the end and the rating. */
export function LogEnd({ empty }: { empty: boolean }) {
  const widget = useWidget();
  const conversation = useShown((state) => state.conversation);
  const settings = useShown((state) => state.settings);
  const language = useShown((state) => state.language);
  const rating = useShown((state) => state.rating);
  const greeting = language === 'en' ? settings?.appearance.greetingEn : settings?.appearance.greetingZh;
  const over = conversation !== null && !isOpenStatus(conversation);
  const again = over && conversation.reopenUntil != null && Date.parse(conversation.reopenUntil) > Date.now();
  return (
    <>
      {empty && (
        <>
          <Earlier />
          <div class="group">
            <div class="bubble">{greeting || t('conv.greeting')}</div>
            <p class="meta">{settings?.shopName}</p>
          </div>
        </>
      )}
      <LeftNote conversation={conversation} />
      {over && (
        <>
          {rating && rating.conversationId === conversation.id && rating.state !== 'later' && <RatingCard />}
          {again && <p class="day">{t('conv.closed')}</p>}
          <p class="day">
            <button type="button" class="chip" onClick={() => widget.screens.startNew()}>
              {t('conv.new')}
            </button>
          </p>
        </>
      )}
    </>
  );
}

/** The last conversation before this one, a tap away. */
function Earlier() {
  const widget = useWidget();
  const conversationId = useShown((state) => state.conversationId);
  const history = useShown((state) => state.history);
  const language = useShown((state) => state.language);
  const last = history?.find(({ id, status }) => id !== conversationId && status === 'closed');
  if (!last) return null;
  const subject =
    last.subject ?? (last.lastMessage ? translated(last.lastMessage.excerpt) : `#${last.number}`);
  return (
    <button type="button" class="earlier" onClick={() => widget.screens.openChat(last)}>
      <Icon name="chat" size={16} />
      <span class="grow cut">{t('conv.earlier', { subject })}</span>
      <time dateTime={last.openedAt}>{formatDay(last.openedAt, Date.now(), { language })}</time>
    </button>
  );
}

/** "Received": by number and time, once the server has it. */
function LeftNote({ conversation }: { conversation: CustomerConversation | null }) {
  const left = useShown((state) => state.left);
  const settings = useShown((state) => state.settings);
  const language = useShown((state) => state.language);
  const conversationId = useShown((state) => state.conversationId);
  const here = left?.conversationId === conversationId || conversation?.leftMessage;
  if (!here || !settings || conversation?.agent || conversation?.aside?.callback) return null;
  if (!conversation) return <p class="box ok">{t('offline.sending')}</p>;
  const values = { no: conversation.number, due: due(settings.replyDue, Date.now(), language) };
  return (
    <p class="box ok" role="status">
      {left?.contact
        ? t('offline.sent', { ...values, contact: left.contact })
        : t('offline.sent.known', values)}
    </p>
  );
}
