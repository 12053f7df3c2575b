import { formatClock, formatDay } from '@yingda/design-system';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { toRows, type Row } from '../model/rows';
import { Bubble } from './bubble';
import { EventLine, LogEnd } from './log-lines';
import { Icon } from './icon';
import { useShown, useWidget } from './use-widget';

const NEAR = 60;
const LOAD_AT = 200;

/** The messages. Stays at the end while the shopper is there, and never moves under a reader. */
export function Log() {
  const widget = useWidget();
  const items = useShown((state) => state.items);
  const marks = useShown((state) => state.marks);
  const ready = useShown((state) => state.ready);
  const hasOlder = useShown((state) => state.hasOlder);
  const loadingOlder = useShown((state) => state.loadingOlder);
  const atBottom = useShown((state) => state.atBottom);
  const language = useShown((state) => state.language);
  const typing = useShown((state) => state.typing);
  const conversationId = useShown((state) => state.conversationId);
  const rows = useMemo(() => toRows(items, marks), [items, marks]);
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const before = useRef({ height: 0, first: '', count: 0 });
  const top = useRef(0);
  const [below, setBelow] = useState(0);

  const toEnd = () => {
    const log = box.current;
    if (log) log.scrollTop = log.scrollHeight;
  };
  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    const first = items[0]?.key ?? '';
    const was = before.current;
    if (atBottom) toEnd();
    else if (first !== was.first && was.first !== '') log.scrollTop += log.scrollHeight - was.height;
    else if (items.length > was.count) setBelow(below + items.length - was.count);
    before.current = { height: log.scrollHeight, first, count: items.length };
  }, [items, typing]);
  useEffect(() => {
    setBelow(0);
    before.current = { height: 0, first: '', count: 0 };
    toEnd();
  }, [conversationId]);
  useEffect(() => {
    // Pictures load, the keyboard comes, the composer grows: the end stays in sight.
    const watch = new ResizeObserver(() => {
      if (widget.store.state.atBottom) toEnd();
    });
    if (box.current) watch.observe(box.current);
    if (inner.current) watch.observe(inner.current);
    return () => watch.disconnect();
  }, []);

  const onScroll = () => {
    const log = box.current;
    if (!log) return;
    const { scrollTop } = log;
    // What grows below moves nobody: only who scrolls up has left the end.
    const near =
      log.scrollHeight - scrollTop - log.clientHeight < NEAR || (atBottom && scrollTop >= top.current);
    top.current = scrollTop;
    if (near) setBelow(0);
    widget.store.set({ atBottom: near });
    if (scrollTop < LOAD_AT && hasOlder && !loadingOlder) void widget.chat.loadOlder().catch(() => undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>('.acts') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = event.key === 'ArrowUp' ? (at < 0 ? all.length - 1 : at - 1) : at + 1;
    if (at < 0 && event.key === 'ArrowDown') return;
    event.preventDefault();
    (all[next] ?? box.current)?.focus();
  };
  return (
    <div class="logbox">
      <div
        class="log"
        role="log"
        aria-label={t('conv.log')}
        tabIndex={0}
        ref={box}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div class="inner" ref={inner}>
          {loadingOlder && <p class="quiet">{t('conv.older')}</p>}
          {!ready && items.length === 0 && <Skeleton />}
          {rows.map((row) => (
            <LogRow key={row.key} row={row} language={language} />
          ))}
          {typing && (
            <div class="bubble typing" aria-hidden="true">
              <i />
              <i />
              <i />
            </div>
          )}
          {ready && <LogEnd empty={rows.length === 0} />}
        </div>
      </div>
      {below > 0 && (
        <button
          type="button"
          class="pill"
          onClick={() => {
            widget.store.set({ atBottom: true });
            toEnd();
          }}
        >
          <Icon name="down" size={16} />
          {t('conv.new-below', { n: below })}
        </button>
      )}
    </div>
  );
}

function LogRow({ row, language }: { row: Row; language: 'zh-CN' | 'en' }) {
  if (row.kind === 'bubble') return <Bubble row={row} />;
  if (row.kind === 'event') return <EventLine message={row.message} />;
  return (
    <p class="day">
      <time dateTime={row.at}>
        {formatDay(row.at, Date.now(), { language })} {formatClock(row.at, { language })}
      </time>
    </p>
  );
}

const SLOW_MS = 3_000;

function Skeleton() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <span class="unseen">{t('loading')}</span>
      <span class="bubble skeleton" />
      <span class="bubble skeleton own" />
      {slow && <p class="day">{t('loading.slow')}</p>}
    </div>
  );
}
