import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow, Outlet, StaffEntry } from '@yingda/contracts';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { Problem } from '../../api/problem';
import { useCustomerName } from '../inbox/use-row-text';
import { useEarlier } from './earlier';
import { FindBar } from './find-bar';
import { ImageViewer } from './image-viewer';
import type { BubbleActions } from './message-bubble';
import { Line } from './timeline-line';
import { useFolds, useMergeUndo } from './timeline-state';
import type { TimelineRow } from './timeline-rows';
import { onToolsKey } from './tools-keys';
import { useChangeable } from './use-changeable';
import type { useTimeline } from './use-conversation';
import { useJump } from './use-jump';
import { useReading } from './use-reading';
import { useStayAtEnd } from './use-stay-at-end';

/** Rough heights before a row was measured. */
const ESTIMATE: Record<TimelineRow['kind'], number> = {
  older: 36,
  earlier: 48,
  day: 32,
  event: 28,
  fold: 28,
  note: 72,
  message: 66,
  local: 66,
};
/** So close to the end counts as being there. */
const AT_END_PX = 48;

/** A place in the timeline. */
export interface Goal {
  entryId: string | null;
}

interface TimelineProps {
  row: ConversationRow | undefined;
  data: ReturnType<typeof useTimeline>;
  mayAnswer: boolean;
  /** The ways to this customer, with what each lets one change. */
  outlets: readonly Outlet[];
  onQuote: (entry: StaffEntry) => void;
  onEdit: (entry: StaffEntry) => void;
  finding: boolean;
  onFindClose: () => void;
  /** Where to go: the end after an own message, or a colleague's reply; a new object each time. */
  goal: Goal | null;
  onReload: () => void;
}

/** All that was said and happened, newest at the end; earlier conversations one scroll above. */
export function Timeline(props: TimelineProps) {
  const { t } = useTranslation();
  const { state } = props.data;
  if (state.failure && !state.ready) {
    return (
      <div className="timeline-wrap">
        <ErrorBlock
          title={t('conversation.failedTimeline')}
          problem={Problem.of(state.failure)}
          onRetry={props.onReload}
        />
      </div>
    );
  }
  if (!state.ready && props.data.rows.length === 0) {
    return (
      <div className="timeline-wrap">
        <Skeleton rows={6} height={64} />
      </div>
    );
  }
  return <Lines {...props} />;
}

function Lines(props: TimelineProps) {
  const { row, data, mayAnswer, outlets, onQuote, onEdit, finding, onFindClose, goal } = props;
  const { t } = useTranslation();
  const live = useLive();
  const scroll = useRef<HTMLDivElement>(null);
  const { timeline, state, rows: ownRows } = data;
  const beginning = state.timeline.start === 0;
  const earlier = useEarlier(beginning ? row : undefined);
  const typing = useStore(live.state.typing, (all) => (row ? all[row.id] : undefined));
  const nameOf = useCustomerName();
  const customerName = row ? nameOf(row.customer, row.channel) : '';
  const channel = row?.channel ?? 'web';
  const [image, setImage] = useState<string | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [seenCount, setSeenCount] = useState(0);

  const rows = useMemo<TimelineRow[]>(
    () => (beginning ? [...earlier.rows, ...ownRows] : [{ kind: 'older', key: 'older' }, ...ownRows]),
    [beginning, earlier.rows, ownRows],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => ESTIMATE[(rows[index] as TimelineRow).kind],
    getItemKey: (index) => (rows[index] as TimelineRow).key,
    overscan: 8,
    paddingStart: 16,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
  });

  // The first sight is of the newest; measured rows correct the estimate for a moment.
  const placed = useRef(false);
  useEffect(() => {
    if (placed.current || rows.length === 0 || !state.ready) return;
    placed.current = true;
    virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [rows.length, state.ready, virtual]);

  const said = ownRows.filter((item) => item.kind === 'message' || item.kind === 'local').length;
  useEffect(() => {
    if (atEnd) setSeenCount(said);
  }, [atEnd, said]);
  useReading({ row, timeline: state.timeline, atEnd, mayAnswer });

  const onScroll = useCallback(() => {
    const element = scroll.current;
    if (!element) return;
    setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX);
    if (element.scrollTop < 200 && !beginning) void timeline.loadOlder().catch(() => undefined);
  }, [beginning, timeline]);

  useStayAtEnd({ scroll, atEnd, typed: typing?.text });

  // Scrolling on at the very top opens the earlier conversation, one at a time.
  const pulledAt = useRef(0);
  const onWheel = (event: React.WheelEvent) => {
    const element = scroll.current;
    if (!element || event.deltaY >= 0 || element.scrollTop > 0 || !beginning || earlier.loading) return;
    if (event.timeStamp - pulledAt.current < 900) return;
    pulledAt.current = event.timeStamp;
    earlier.openNext();
  };

  const mayChange = useChangeable(outlets);
  const actions = useMemo<BubbleActions>(
    () => ({
      openImage: setImage,
      quote: onQuote,
      edit: onEdit,
      mayChange,
      customerName,
      channel,
      mayAnswer,
    }),
    [onQuote, onEdit, mayChange, customerName, channel, mayAnswer],
  );
  const show = useCallback(
    (entryId: string | null) => {
      setFound(entryId);
      if (entryId === null) return virtual.scrollToIndex(rows.length - 1, { align: 'end' });
      const index = rows.findIndex((item) =>
        item.kind === 'fold'
          ? item.entries.some(({ id }) => id === entryId)
          : 'entry' in item && item.entry.id === entryId,
      );
      if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
    },
    [rows, virtual],
  );
  useJump({ entries: data.entries, timeline, complete: beginning, show });
  const below = said - seenCount;
  const newest = rows.findLastIndex((item) => item.kind === 'message' && !item.entry.recalledAt);
  const folds = useFolds();
  const merges = useMergeUndo(data.entries);
  const showRef = useRef(show);
  showRef.current = show;
  useEffect(() => {
    if (goal) showRef.current(goal.entryId);
  }, [goal]);
  const toEnd = () => virtual.scrollToIndex(rows.length - 1, { align: 'end', behavior: 'auto' });

  return (
    <div className="timeline-wrap">
      <div
        ref={scroll}
        className="timeline"
        role="log"
        aria-label={t('conversation.timeline')}
        aria-live="polite"
        tabIndex={0}
        onScroll={onScroll}
        onWheel={onWheel}
        onKeyDown={onToolsKey}
      >
        <div className="timeline-lines" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="timeline-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Line
                item={rows[index] as TimelineRow}
                marks={state.timeline.marks}
                actions={actions}
                found={found}
                tabStop={index === newest}
                onToggle={earlier.toggle}
                folds={folds}
                merges={merges}
              />
            </div>
          ))}
        </div>
        {typing?.text ? (
          <article className="message theirs first last" aria-live="off">
            <span className="face-room" />
            <div className="body">
              <div className="bubble ghost">{typing.text}</div>
              <div className="bubble-meta">{t('conversation.livePreview')}</div>
            </div>
          </article>
        ) : null}
      </div>
      {!atEnd ? (
        <button type="button" className="new-below" onClick={toEnd}>
          <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />
          {below > 0 ? t('conversation.newBelow', { n: below }) : t('conversation.toBottom')}
        </button>
      ) : null}
      {finding ? (
        <FindBar
          entries={data.entries}
          onShow={show}
          loadOlder={() => timeline.loadOlder()}
          complete={beginning}
          onClose={() => {
            setFound(null);
            onFindClose();
          }}
        />
      ) : null}
      {image ? (
        <ImageViewer
          entries={data.entries}
          current={image}
          onMove={setImage}
          onClose={() => setImage(null)}
        />
      ) : null}
    </div>
  );
}
