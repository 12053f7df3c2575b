import { useEffect, useMemo, useRef, useState } from 'react';
import { Dropdown, Tooltip } from 'antd';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownWideNarrow, ListFilter, PhoneCall, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { INBOX_SORTS, type InboxSort } from '@yingda/contracts/names';
import { sortOf, type GroupName, type ViewQuery } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useLogCall } from '../calls/use-log-call';
import { BulkBar } from './bulk-bar';
import { EmptyList } from './empty-list';
import { FilterBar } from './filter-bar';
import { InboxRow } from './inbox-row';
import { InboxTabs, SavedViews } from './inbox-tabs';
import { listItems, type ListItem } from './list-items';
import { MentionsLink } from './mentions-link';
import { Offers } from './offers';
import { QueueLines } from './queue-lines';
import { useCounts } from './use-counts';
import type { useHeldGroups } from './use-held-groups';
import type { InboxList as List } from './use-inbox-list';
import { addressOf, addressOfMention, filterCount } from './view-address';

const ROW_HEIGHT = 60;
const GROUP_HEIGHT = 28;

interface InboxListProps {
  query: ViewQuery;
  list: List;
  held: ReturnType<typeof useHeldGroups>;
  currentId: string | undefined;
  chosen: ReadonlySet<string>;
  onChoose: (id: string) => void;
  onChosenDone: (left: string[]) => void;
}

/** The left column: tabs, filters, offers, and the rows in groups by who is waited for. */
export function InboxList({ query, list, held, currentId, chosen, onChoose, onChosenDone }: InboxListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counts = useCounts();
  const logCall = useLogCall();
  const active = filterCount(query);
  const [filtersShown, setFiltersShown] = useState(active > 0);
  const items = useMemo(() => listItems(held.groups, list.hasMore), [held.groups, list.hasMore]);
  const isEmpty = items.length === 0;

  return (
    <section className="inbox-list" aria-label={t('inbox.list')}>
      <header className="inbox-title">
        <h1 className="nw">{t('inbox.title')}</h1>
        <span className="grow" />
        <MentionsLink current={query.view === 'mentions'} unread={counts?.mentions ?? 0} />
        <SavedViews query={query} />
        <Tooltip title={t('inbox.filter.button')} mouseEnterDelay={0.4}>
          <button
            type="button"
            className={`icon-button small${filtersShown || active > 0 ? ' on' : ''}`}
            aria-expanded={filtersShown}
            aria-label={active > 0 ? t('inbox.filter.active', { n: active }) : t('inbox.filter.button')}
            onClick={() => setFiltersShown(!filtersShown)}
          >
            <ListFilter size={16} strokeWidth={1.75} />
          </button>
        </Tooltip>
        {logCall ? (
          <Tooltip title={t('call.log')} mouseEnterDelay={0.4}>
            <button
              type="button"
              className="icon-button small"
              aria-label={t('call.log')}
              onClick={() => logCall()}
            >
              <PhoneCall size={16} strokeWidth={1.75} />
            </button>
          </Tooltip>
        ) : null}
        <Tooltip title={t('common.search')} mouseEnterDelay={0.4}>
          <button
            type="button"
            className="icon-button small"
            aria-label={t('common.search')}
            onClick={() => void navigate('/search')}
          >
            <Search size={16} strokeWidth={1.75} />
          </button>
        </Tooltip>
      </header>
      <InboxTabs query={query} counts={counts} />
      {filtersShown ? <FilterBar query={query} /> : null}
      <Offers />
      {query.view === 'queue' ? <QueueLines /> : null}
      {held.changed > 0 ? (
        <button type="button" className="reorder-line" onClick={held.update}>
          {t('inbox.reorder', { n: held.changed })}
        </button>
      ) : null}
      {list.loading ? (
        <Skeleton rows={8} />
      ) : list.problem && isEmpty ? (
        <ErrorBlock title={t('inbox.failed')} problem={list.problem} onRetry={list.reload} />
      ) : isEmpty ? (
        <EmptyList query={query} />
      ) : (
        <Rows {...{ query, list, held, items, currentId, chosen, onChoose }} />
      )}
      {chosen.size > 0 ? <BulkBar ids={[...chosen]} onDone={onChosenDone} /> : null}
    </section>
  );
}

function Rows({
  query,
  list,
  held,
  items,
  currentId,
  chosen,
  onChoose,
}: Omit<InboxListProps, 'onChosenDone'> & { items: ListItem[] }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => {
      const item = items[index] as ListItem;
      return item.kind === 'group' ? `group:${item.name}` : item.id;
    },
    overscan: 6,
  });
  const sizes = items.map((item) => item.kind[0]).join('');
  useEffect(() => virtual.measure(), [virtual, sizes]);

  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasMore, loadingMore, loadMore } = list;
  useEffect(() => {
    if (hasMore && !loadingMore && last >= items.length - 8) loadMore();
  }, [hasMore, loadingMore, loadMore, last, items.length]);

  // Moving by key brings the current row into sight; what arrives never scrolls.
  const currentIndex = items.findIndex((item) => item.kind === 'row' && item.id === currentId);
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (currentId === seen.current || currentIndex < 0) return;
    seen.current = currentId;
    virtual.scrollToIndex(currentIndex, { align: 'auto' });
  }, [currentId, currentIndex, virtual]);

  const mentions = useStore(useLive().state.mentions, (all) => all.byConversation);
  const to = (id: string) => addressOf(query, id);
  return (
    <div
      ref={scroll}
      className={`inbox-scroll${virtual.isScrolling ? ' scrolling' : ''}`}
      onPointerEnter={(event) => event.pointerType === 'mouse' && held.hold(true)}
      onPointerLeave={() => held.hold(false)}
      onFocus={(event) => event.target.matches(':focus-visible') && held.hold(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && held.hold(false)}
    >
      <div role="list" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const item = items[index] as ListItem;
          const mention = query.view === 'mentions' && item.kind === 'row' ? mentions[item.id] : undefined;
          return (
            <div
              key={key}
              role="listitem"
              className="inbox-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'group' ? (
                <GroupHead name={item.name} count={item.count} query={query} first={index === 0} />
              ) : (
                <InboxRow
                  id={item.id}
                  to={mention ? addressOfMention(query, mention) : to(item.id)}
                  mention={mention}
                  current={item.id === currentId}
                  chosen={chosen.has(item.id)}
                  onChoose={onChoose}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function GroupHead({
  name,
  count,
  query,
  first,
}: {
  name: GroupName;
  count: string;
  query: ViewQuery;
  first: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sort = sortOf(query);
  const sorts = INBOX_SORTS.filter((key) => key !== 'turn' || query.view === 'queue');
  return (
    <div className="inbox-group">
      <h2>
        {t(`inbox.group.${name}`)}
        <i className="dot" />
        {count}
      </h2>
      {first && query.view !== 'mentions' ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: sorts.map((key) => ({ key, label: t(`inbox.sort.${key}`) })),
            selectedKeys: [sort],
            onClick: ({ key }) => void navigate(addressOf({ ...query, sort: key as InboxSort })),
          }}
        >
          <button type="button" aria-label={`${t('inbox.sort.label')}: ${t(`inbox.sort.${sort}`)}`}>
            <ArrowDownWideNarrow size={12} strokeWidth={2} aria-hidden="true" />
            {t(`inbox.sort.${sort}`)}
          </button>
        </Dropdown>
      ) : null}
    </div>
  );
}
