import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { MessageSquare, Search, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { useStore } from '../../live/store';
import { Kbd } from '../../parts/kbd';
import { TierTag } from '../../parts/tier-tag';
import { useReadingOfChinese } from '../conversation/canned-picker';
import { openDeeds } from '../conversation/open-deeds';
import type { Reading } from '../conversation/canned-search';
import { useCustomerName, useHitName } from '../inbox/use-row-text';
import { HitText } from '../search/hit-text';
import { useSearch } from '../search/use-search';
import { usePaletteActions, type PaletteAction } from './palette-actions';

interface Row {
  id: string;
  icon: ReactNode;
  label: ReactNode;
  keys?: string | undefined;
  run: () => void;
}
interface Group {
  name: 'current' | 'customers' | 'conversations' | 'messages' | 'actions' | 'settings';
  rows: Row[];
}

const SHOWN = 8;

function fits(label: string, query: string, read: Reading | null): boolean {
  const wanted = query.toLowerCase();
  if (!wanted || label.toLowerCase().includes(wanted)) return true;
  if (!read || !/^[a-z]+$/.test(wanted)) return false;
  const { initials, full } = read(label);
  return initials.includes(wanted) || full.includes(wanted);
}

function useGroups(typed: string, onKeys: () => void): { groups: Group[]; searching: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { short } = useFormats();
  const nameOf = useCustomerName();
  const hitName = useHitName();
  const read = useReadingOfChinese(true);
  const { results, searching } = useSearch(typed);
  const { current, actions, settings } = usePaletteActions(onKeys);
  const query = typed.trim();
  const matching = (items: PaletteAction[]) => items.filter((item) => fits(item.label, query, read));
  const list = (items: PaletteAction[]): Row[] => matching(items).slice(0, SHOWN);
  const groups: Group[] = [
    { name: 'current', rows: matching(current) },
    {
      name: 'customers',
      rows: (results?.customers ?? []).slice(0, SHOWN).map((customer) => ({
        id: `customer:${customer.id}`,
        icon: <UserRound size={16} strokeWidth={1.75} aria-hidden="true" />,
        label: (
          <span className="row g6">
            {nameOf(customer)} <TierTag tier={customer.tier} />{' '}
            <span className="i3 t12">{customer.label}</span>
          </span>
        ),
        run: () => void navigate(`/customers/${customer.id}`),
      })),
    },
    {
      name: 'conversations',
      rows: (results?.conversations ?? []).slice(0, SHOWN).map((hit) => ({
        id: `conversation:${hit.conversationId}`,
        icon: <MessageSquare size={16} strokeWidth={1.75} aria-hidden="true" />,
        label: (
          <>
            {hitName(hit)}
            <i className="dot" />
            <HitText excerpt={hit.excerpt} />{' '}
            <span className="i3 t12">
              #{hit.number} · {short(hit.at)}
            </span>
          </>
        ),
        run: () => void navigate(`/inbox/all/${hit.conversationId}`),
      })),
    },
    {
      name: 'messages',
      rows: (results?.messages ?? []).slice(0, 4).map((hit) => ({
        id: `message:${hit.messageId}`,
        icon: <Search size={16} strokeWidth={1.75} aria-hidden="true" />,
        label: (
          <>
            {hitName(hit)}
            <i className="dot" />
            <HitText excerpt={hit.excerpt} />
          </>
        ),
        run: () => void navigate(`/inbox/all/${hit.conversationId}?message=${hit.position}`),
      })),
    },
    { name: 'actions', rows: list(actions) },
    { name: 'settings', rows: query ? list(settings) : [] },
  ];
  if (query) {
    groups[3]?.rows.push({
      id: 'full-search',
      icon: <Search size={16} strokeWidth={1.75} aria-hidden="true" />,
      label: t('palette.fullSearch', { q: query }),
      run: () => void navigate(`/search?q=${encodeURIComponent(query)}`),
    });
  }
  return { groups: groups.filter((group) => group.rows.length > 0), searching };
}

/** ⌘K: customers, conversations, actions, settings. What fills in later never moves the selected row. */
export function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { groups, searching } = useGroups(typed, onKeys);
  const current = useStore(openDeeds, (open) => open?.name ?? '');
  const headOf = (name: Group['name']): string =>
    name === 'current' ? t('palette.current', { name: current }) : t(`palette.${name}`);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === chosenId),
  );
  const chosen = rows[at];

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    input.current?.focus();
    return () => before?.focus?.();
  }, []);
  useEffect(() => {
    if (chosen) document.getElementById(`${listId}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, listId]);

  function run(row: Row | undefined) {
    if (!row) return;
    onClose();
    row.run();
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const move = (by: number) => setChosenId(rows[(at + by + rows.length) % rows.length]?.id ?? null);
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') run(chosen);
    else if (event.key === 'Escape') onClose();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  }

  return createPortal(
    <div
      className="overlay"
      data-layer="modal"
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div
        className="palette"
        role="dialog"
        aria-modal="true"
        aria-label={t('nav.palette')}
        onKeyDown={onKeyDown}
      >
        <div className="palette-input">
          <Search size={16} strokeWidth={1.75} aria-hidden="true" />
          <input
            ref={input}
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
            aria-label={t('palette.placeholder')}
            placeholder={t('palette.placeholder')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setChosenId(null);
            }}
          />
          <Kbd>Esc</Kbd>
        </div>
        <div className="palette-list" role="listbox" id={listId} aria-label={t('nav.palette')} tabIndex={-1}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={headOf(group.name)}>
              <div className="palette-group" aria-hidden="true">
                {headOf(group.name)}
              </div>
              {group.rows.map((row) => (
                <div
                  key={row.id}
                  id={`${listId}-${row.id}`}
                  role="option"
                  aria-selected={row === chosen}
                  className="palette-row"
                  onMouseMove={() => setChosenId(row.id)}
                  onClick={() => run(row)}
                >
                  {row.icon}
                  <span className="grow cut">{row.label}</span>
                  {row.keys ? <Kbd>{row.keys}</Kbd> : null}
                </div>
              ))}
            </div>
          ))}
          {rows.length === 0 && !searching ? (
            <p className="i2" style={{ padding: '16px 20px' }}>
              {t('common.noneFound', { q: typed })}
            </p>
          ) : null}
        </div>
        <div className="palette-foot">
          <Kbd>↑↓</Kbd> {t('palette.choose')}
          <Kbd>↵</Kbd> {t('palette.open')}
          <span className="grow" />
          <span role="status">{searching ? t('palette.searching') : t('palette.hint')}</span>
        </div>
      </div>
    </div>,
    document.body,
  );
}
