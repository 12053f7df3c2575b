import { Upload, X } from 'lucide-react';
import { useState } from 'react';
import { get, type JournalEntry } from '../api';
import { useTexts } from '../texts';
import type { World } from '../use-world';
import { RecordRow } from './record-row';

type Filter = 'all' | 'push' | 'call';

/** What crossed the wire, newest first. */
export function Record({ world, open, onClose }: { world: World; open: boolean; onClose(): void }) {
  const texts = useTexts();
  const [filter, setFilter] = useState<Filter>('all');
  const [opened, setOpened] = useState<number | null>(null);
  const { shown } = world;
  const entries = (shown?.journal ?? [])
    .filter((entry) => filter === 'all' || entry.direction === filter)
    .reverse();
  const settings = shown?.account.settings ?? {};
  const mode = settings['mode'] as keyof typeof texts.mode | undefined;
  const filters: [Filter, string][] = [
    ['all', texts.all],
    ['push', texts.pushes],
    ['call', texts.calls],
  ];
  return (
    <aside className={open ? 'record open' : 'record'}>
      <header>
        <h2>{texts.record}</h2>
        <div className="segment">
          {filters.map(([value, label]) => (
            <button
              key={value}
              type="button"
              aria-pressed={filter === value}
              onClick={() => setFilter(value)}
            >
              {label}
            </button>
          ))}
        </div>
        <button type="button" className="icon close-record" aria-label={texts.close} onClick={onClose}>
          <X size={16} />
        </button>
      </header>
      <ol>
        {entries.map((entry) => (
          <RecordRow
            key={entry.id}
            entry={entry}
            open={opened === entry.id}
            onToggle={() => setOpened(opened === entry.id ? null : entry.id)}
          />
        ))}
      </ol>
      {entries.length === 0 && <p className="none">{texts.noRecord}</p>}
      <footer>
        {mode && <span className="chip line">{texts.mode[mode]}</span>}
        {typeof settings['format'] === 'string' && (
          <span className="chip line">{settings['format'].toUpperCase()}</span>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void world.run(() => saveRecord(shown?.provider ?? ''))}
        >
          <Upload size={14} /> {texts.export}
        </button>
      </footer>
    </aside>
  );
}

/** The whole record of a provider as a file. */
async function saveRecord(provider: string): Promise<void> {
  const { entries } = await get<{ entries: JournalEntry[] }>(`journal?provider=${provider}`);
  const url = URL.createObjectURL(new Blob([JSON.stringify(entries, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `record-${provider}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
