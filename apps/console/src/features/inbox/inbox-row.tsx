import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Check, StickyNote } from 'lucide-react';
import type { MentionBrief } from '@yingda/contracts';
import { useMe } from '../../app/use-session';
import { drafts } from '../../live/drafts';
import { clockOf } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useAgent, useDirectory, useLive, useRow } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { ChannelMark } from '../../parts/channel-mark';
import { TierTag } from '../../parts/tier-tag';
import { WaitChip } from '../../parts/wait-chip';
import { departureText } from './departure-text';
import { EndingChip } from './ending-chip';
import { ToldWait } from './told-wait';
import { useCustomerName, useExcerpt } from './use-row-text';

interface InboxRowProps {
  id: string;
  to: string;
  current: boolean;
  chosen: boolean;
  onChoose: (id: string) => void;
  /** In the list of mentions: the note that names this agent stands in place of the last message. */
  mention?: MentionBrief | undefined;
}

function MentionLine({ mention }: { mention: MentionBrief }) {
  const { t } = useTranslation();
  const agent = useAgent(mention.byId);
  const name = agent?.name ?? mention.byName;
  return (
    <span className="last">
      <StickyNote size={12} strokeWidth={2} aria-hidden="true" />
      <span className="cut">{t('inbox.colleague', { name, text: mention.excerpt })}</span>
    </span>
  );
}

/** The last line of a row: what somebody is typing now, where it went, an own draft, or the last message. */
function LastLine({ id, current }: { id: string; current: boolean }) {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const row = useRow(id);
  const agent = useAgent(row?.agentId);
  const { teams } = useDirectory();
  const team = row?.agentId ? undefined : teams.find(({ id: known }) => known === row?.teamId);
  const author = useAgent(row?.lastMessage?.authorId);
  const typing = useStore(live.state.typing, (all) => all[id]);
  const departure = useStore(live.state.departures, (all) => all[id]);
  const draft = useStore(drafts, (all) => all[id]);
  const excerpt = useExcerpt();
  if (!row) return null;
  if (departure) {
    const text = departureText(departure, { t, to: agent && agent.id !== me.id ? agent.name : team?.name });
    return (
      <span className="last">
        <span className="cut">{text}</span>
      </span>
    );
  }
  if (typing) {
    return (
      <span className="last live">
        <span className="cut">
          {typing.text ? t('inbox.typing', { text: typing.text }) : t('inbox.typingNow')}
        </span>
      </span>
    );
  }
  if (draft?.text.trim() && !current) {
    return (
      <span className="last">
        <span className="cut draft">{t('inbox.draft', { text: draft.text.trim() })}</span>
      </span>
    );
  }
  const last = row.lastMessage;
  if (!last)
    return (
      <span className="last">
        <span className="cut">{t('inbox.noMessage')}</span>
      </span>
    );
  const text = excerpt(last.excerpt);
  // Of messages from before their author was kept nobody is named: who has the conversation need not have written.
  const name = author?.name ?? last.authorName;
  const said =
    last.authorKind === 'customer'
      ? text
      : last.authorKind === 'agent'
        ? last.authorId === me.id
          ? t('inbox.you', { text })
          : name
            ? t('inbox.colleague', { name, text })
            : text
        : t('inbox.auto', { text });
  return (
    <span className="last">
      {row.leftMessage ? (
        <span className="chip" style={{ height: 16, lineHeight: '16px' }}>
          {t('inbox.leftMessage')}
        </span>
      ) : null}
      <span className="cut">{said}</span>
    </span>
  );
}

/** One row, 60 px: who, what was said last, how long it may still wait. */
export const InboxRow = memo(function InboxRow({
  id,
  to,
  current,
  chosen,
  onChoose,
  mention,
}: InboxRowProps) {
  const { t } = useTranslation();
  const live = useLive();
  const row = useRow(id);
  const nameOf = useCustomerName();
  const departed = useStore(live.state.departures, (all) => id in all);
  if (!row) return null;
  const name = nameOf(row.customer, row.channel);
  const unread = (mention ?? row).unread;

  function choose(event: MouseEvent) {
    if (!event.shiftKey) return;
    event.preventDefault();
    onChoose(id);
  }

  return (
    <Link
      to={to}
      className={`inbox-row${chosen ? ' chosen' : ''}${departed ? ' departed' : ''}`}
      aria-current={current ? 'true' : undefined}
      data-conversation={id}
      onClick={choose}
    >
      <span className="face">
        {chosen ? (
          <span className="avatar" style={{ background: 'var(--accent-fill)', color: 'var(--on-accent)' }}>
            <Check size={16} strokeWidth={2} aria-label={t('inbox.select', { name })} />
          </span>
        ) : (
          <Avatar id={row.customer.id} name={name} />
        )}
        <span className="mark" title={t(`channel.${row.channel}`)}>
          <ChannelMark channel={row.channel} />
        </span>
      </span>
      <span className="col" style={{ minWidth: 0 }}>
        <span className="row g6" style={{ height: 20 }}>
          <span className="name cut" title={name}>
            {name}
          </span>
          <TierTag tier={row.customer.tier} />
          {row.escalationLevel > 1 ? (
            <span className="tier">{t('conversation.level', { n: row.escalationLevel })}</span>
          ) : null}
        </span>
        <span className="said">
          <EndingChip row={row} />
          {mention ? null : <ToldWait row={row} />}
          {mention ? <MentionLine mention={mention} /> : <LastLine id={id} current={current} />}
        </span>
      </span>
      <span className="side">
        {row.customer.blocked ? (
          <span className="chip">{t('customer.blocked')}</span>
        ) : (
          <WaitChip clock={mention ? { startedAt: mention.at } : clockOf(row)} />
        )}
        {unread > 0 ? (
          <span
            className="unread"
            aria-label={t(mention ? 'inbox.mentionsOf' : 'inbox.unread', { n: unread })}
          >
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </span>
    </Link>
  );
});
