import { useEffect, useMemo, useState } from 'react';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';

/** Older pages are fetched by themselves up to this many while searching. */
const PAGES = 20;

interface FindBarProps {
  entries: readonly StaffEntry[];
  complete: boolean;
  loadOlder: () => Promise<void>;
  onShow: (entryId: string) => void;
  onClose: () => void;
}

/** Finds words in this conversation, newest first. */
export function FindBar({ entries, complete, loadOlder, onShow, onClose }: FindBarProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [pages, setPages] = useState(0);
  const hits = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    if (!wanted) return [];
    return entries
      .filter((entry) => entry.content.kind === 'text' && entry.content.text.toLowerCase().includes(wanted))
      .map((entry) => entry.id)
      .reverse();
  }, [entries, query]);

  useEffect(() => {
    if (!query.trim() || complete || pages >= PAGES) return;
    setPages((count) => count + 1);
    void loadOlder().catch(() => undefined);
  }, [query, complete, pages, loadOlder, entries]);

  const current = hits[at] ?? null;
  useEffect(() => {
    if (current) onShow(current);
  }, [current, onShow]);
  const move = (by: number) => setAt((place) => (hits.length ? (place + by + hits.length) % hits.length : 0));

  return (
    <div className="find-bar" role="search">
      <Search size={14} strokeWidth={1.75} aria-hidden="true" />
      <input
        autoFocus
        aria-label={t('conversation.find')}
        placeholder={t('conversation.find')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') onClose();
        }}
      />
      <span className="t12 i3 nw" role="status">
        {query.trim()
          ? hits.length
            ? t('conversation.findCount', { n: at + 1, m: hits.length })
            : t('conversation.findNone')
          : ''}
      </span>
      <button
        type="button"
        className="icon-button tiny"
        aria-label={t('conversation.findNext')}
        disabled={!hits.length}
        onClick={() => move(1)}
      >
        <ChevronUp size={14} strokeWidth={1.75} />
      </button>
      <button
        type="button"
        className="icon-button tiny"
        aria-label={t('conversation.findPrevious')}
        disabled={!hits.length}
        onClick={() => move(-1)}
      >
        <ChevronDown size={14} strokeWidth={1.75} />
      </button>
      <button type="button" className="icon-button tiny" aria-label={t('common.close')} onClick={onClose}>
        <X size={14} strokeWidth={1.75} />
      </button>
    </div>
  );
}
