import { memo } from 'react';
import { Copy, Pencil, Reply, Undo2, Zap } from 'lucide-react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Marks, Quote, StaffEntry } from '@yingda/contracts';
import { LIMITS, type Channel } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { serverNow } from '../../live/ticker';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { copyText } from '../../parts/copy-button';
import { useAction } from '../../parts/use-action';
import { useExcerpt } from '../inbox/use-row-text';
import { ContentView } from './content-view';
import { markOf, needsNotice } from './delivery-look';
import { ChannelMarkLine } from './delivery-mark';
import { SentMark } from './message-marks';
import { mayChange } from './timeline-rows';

/** What a bubble may ask of the conversation around it. */
export interface BubbleActions {
  openImage: (attachmentId: string) => void;
  quote: (entry: StaffEntry) => void;
  edit: (entry: StaffEntry) => void;
  /** What the customer is called here; messages of a nameless visitor carry no name. */
  customerName: string;
  /** Where our messages go unless something else is known of one. */
  channel: Channel;
  /** False in earlier conversations and where one may only look. */
  mayAnswer: boolean;
}

export function QuoteLine({ quote }: { quote: Quote }) {
  const excerpt = useExcerpt();
  return (
    <span className="quote">
      <span className="b">{quote.author.name}</span>
      <span className="cut">{excerpt(quote.excerpt)}</span>
    </span>
  );
}

interface MessageBubbleProps {
  entry: StaffEntry;
  first: boolean;
  last: boolean;
  marks: Marks;
  actions: BubbleActions;
  found?: boolean;
  /** Tab stops at the actions of one message only; arrows lead to the others. */
  tabStop?: boolean;
}

/** A message: the customer's on the left, ours on the right, automatic ones apart from what people wrote. */
export const MessageBubble = memo(function MessageBubble({
  entry,
  first,
  last,
  marks,
  actions,
  found,
  tabStop = false,
}: MessageBubbleProps) {
  const { t } = useTranslation();
  const { clock, full } = useFormats();
  const me = useMe();
  const live = useLive();
  const heard = useStore(live.state.deliveries, (all) => all[entry.id]);
  const delivery = heard ?? entry.delivery;
  const notable = needsNotice(delivery ? markOf(delivery) : null);
  const theirs = entry.author.kind === 'customer';
  // Written in the provider's own client: which of the shop's people it was is known there only.
  const { elsewhere } = entry.author;
  const name = elsewhere
    ? t('conversation.elsewhere', { channel: t(`channel.${elsewhere}`) })
    : entry.author.name.trim() || (theirs ? actions.customerName : t('common.system'));
  const automatic = entry.author.kind === 'bot' || entry.author.kind === 'system';
  if (entry.recalledAt) {
    return (
      <div className="timeline-event">
        {entry.author.id === me.id ? t('conversation.recalledByMe') : t('conversation.recalledBy', { name })}
        <i className="dot" style={{ margin: 0 }} />
        {clock(entry.recalledAt)}
      </div>
    );
  }
  const side = `${theirs ? 'theirs' : 'ours'}${automatic ? ' automatic' : ''}`;
  return (
    <article
      className={`message ${side}${first ? ' first' : ''}${last ? ' last' : ''}${found ? ' found' : ''}${
        delivery?.state === 'failed' ? ' failed' : ''
      }`}
      aria-label={`${name} ${full(entry.createdAt)}`}
    >
      {theirs ? (
        <span className="face-room">
          {first ? (
            <Avatar id={entry.author.id ?? entry.id} name={name} url={entry.author.avatarUrl} />
          ) : null}
        </span>
      ) : null}
      <div className="body">
        {entry.replyTo ? <QuoteLine quote={entry.replyTo} /> : null}
        <ContentView content={entry.content} onOpenImage={actions.openImage} />
        {last || entry.editedAt || notable ? (
          <div className="bubble-meta">
            {automatic ? (
              <span className="mark">
                <Zap size={12} strokeWidth={2} aria-hidden="true" />
                {t('conversation.automatic')}
                <i className="dot" />
              </span>
            ) : theirs ? null : (
              <>
                {elsewhere ? name : entry.author.name}
                <i className="dot" />
              </>
            )}
            <time dateTime={entry.createdAt} title={full(entry.createdAt)}>
              {clock(entry.createdAt)}
            </time>
            {entry.editedAt ? (
              <>
                <i className="dot" />
                {t('conversation.edited')}
              </>
            ) : null}
            {theirs || elsewhere || !(last || notable) ? null : (
              <>
                <i className="dot" />
                {delivery ? (
                  <ChannelMarkLine
                    delivery={delivery}
                    {...(actions.mayAnswer
                      ? { place: { conversationId: entry.conversationId, messageId: entry.id } }
                      : {})}
                  />
                ) : (
                  <SentMark
                    sequence={entry.sequence}
                    marks={marks}
                    channel={actions.channel}
                    sentAt={entry.createdAt}
                  />
                )}
              </>
            )}
          </div>
        ) : null}
      </div>
      <Tools entry={entry} actions={actions} tabStop={tabStop} />
    </article>
  );
});

interface ToolsProps {
  entry: StaffEntry;
  actions: BubbleActions;
  tabStop: boolean;
}

function Tools({ entry, actions, tabStop }: ToolsProps) {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const { message, modal } = App.useApp();
  const { run } = useAction({ toast: true });
  const mine = entry.author.id === me.id;
  // Checked when drawn and once more when pressed; the server has the last word.
  const changeable =
    mine && mayChange(entry, { meId: me.id, now: serverNow(), windowMs: LIMITS.editWindowMs });
  const text = entry.content.kind === 'text' ? entry.content.text : null;
  function copy() {
    void copyText(text ?? '');
    void message.success(t('conversation.message.copied'), 2);
  }
  function recall() {
    void modal.confirm({
      title: t('conversation.message.recallAsk'),
      okText: t('conversation.message.recall'),
      cancelText: t('common.cancel'),
      icon: null,
      onOk: () => run(() => live.command('message.recall', { messageId: entry.id })),
    });
  }
  const tools = [
    { key: 'reply', Mark: Reply, shown: actions.mayAnswer, run: () => actions.quote(entry) },
    { key: 'copy', Mark: Copy, shown: text !== null, run: copy },
    { key: 'edit', Mark: Pencil, shown: changeable && text !== null, run: () => actions.edit(entry) },
    { key: 'recall', Mark: Undo2, shown: changeable, run: recall },
  ] as const;
  return (
    <div className="message-tools" role="toolbar" aria-label={t('conversation.message.actions')}>
      {tools
        .filter(({ shown }) => shown)
        .map(({ key, Mark, run: act }, at) => (
          <button
            key={key}
            type="button"
            className="icon-button tiny"
            tabIndex={tabStop && at === 0 ? 0 : -1}
            aria-label={t(`conversation.message.${key}`)}
            title={t(`conversation.message.${key}`)}
            onClick={act}
          >
            <Mark size={14} strokeWidth={1.75} aria-hidden="true" />
          </button>
        ))}
    </div>
  );
}
