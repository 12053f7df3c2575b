import { memo } from 'react';
import { ListChecks, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Marks, Quote, StaffEntry } from '@yingda/contracts';
import type { Channel, MessageChangeKind } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { useExcerpt } from '../inbox/use-row-text';
import { changeMark } from './changeable';
import { ContentView } from './content-view';
import { markOf, needsNotice } from './delivery-look';
import { AlsoMailed, ChangeMarkLine, ChannelMarkLine } from './delivery-mark';
import { SentMark } from './message-marks';
import { SaidByLine } from './said-by-line';
import { MessageTools } from './message-tools';

/** What a bubble may ask of the conversation around it. */
export interface BubbleActions {
  openImage: (attachmentId: string) => void;
  quote: (entry: StaffEntry) => void;
  edit: (entry: StaffEntry) => void;
  /** False after saying why a message stays as the customer has it. */
  mayChange: (entry: StaffEntry, kind: MessageChangeKind) => boolean;
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
  /** Of a menu: the item the customer chose. */
  chosen?: string | undefined;
  /** Of an answer to one: what it means. */
  meant?: string | undefined;
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
  chosen,
  meant,
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
        {delivery && changeMark(delivery) ? (
          <>
            <i className="dot" style={{ margin: 0 }} />
            <ChangeMarkLine delivery={delivery} kind="recall" />
          </>
        ) : null}
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
        <ContentView content={entry.content} onOpenImage={actions.openImage} chosen={chosen} />
        {last || meant || entry.editedAt || notable || delivery?.also ? (
          <div className="bubble-meta">
            {automatic ? (
              <span className="mark">
                <Zap size={12} strokeWidth={2} aria-hidden="true" />
                <SaidByLine messageId={entry.id} />
                <i className="dot" />
              </span>
            ) : theirs ? null : (
              <>
                {elsewhere ? name : entry.author.name}
                <i className="dot" />
              </>
            )}
            {meant ? (
              <span className="mark">
                <ListChecks size={12} strokeWidth={2} aria-hidden="true" />
                {t('conversation.menu.chose', { label: meant })}
                <i className="dot" />
              </span>
            ) : null}
            <time dateTime={entry.createdAt} title={full(entry.createdAt)}>
              {clock(entry.createdAt)}
            </time>
            {entry.editedAt ? (
              <>
                <i className="dot" />
                {t('conversation.edited')}
                {delivery && delivery.change?.kind === 'edit' ? (
                  <>
                    <i className="dot" />
                    <ChangeMarkLine delivery={delivery} kind="edit" />
                  </>
                ) : null}
              </>
            ) : null}
            {theirs || elsewhere || !(last || notable || delivery?.also) ? null : (
              <>
                <i className="dot" />
                {delivery && !delivery.also ? (
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
                {delivery?.also ? (
                  <>
                    <i className="dot" />
                    <AlsoMailed delivery={delivery} />
                  </>
                ) : null}
              </>
            )}
          </div>
        ) : null}
      </div>
      <MessageTools entry={entry} actions={actions} tabStop={tabStop} />
    </article>
  );
});
