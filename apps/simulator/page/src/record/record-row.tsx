import { formatClock } from '@yingda/design-system';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { JournalEntry } from '../api';
import { fill, useTexts } from '../texts';
import { asCurl, bodyText, faultsText, levelOf, verdictText, whatOf } from './entry-text';

interface Props {
  entry: JournalEntry;
  open: boolean;
  onToggle(): void;
}

/** One push or call; opened, its bytes. */
export function RecordRow({ entry, open, onToggle }: Props) {
  const texts = useTexts();
  const push = entry.direction === 'push';
  return (
    <li className={entry.faults.length > 0 ? 'faulty' : ''}>
      <button type="button" className="entry" aria-expanded={open} onClick={onToggle}>
        <time>{formatClock(entry.at, { language: 'zh-CN', seconds: true })}</time>
        <b className={push ? 'push' : 'call'}>{push ? texts.push : texts.call}</b>
        <span className="what">
          {whatOf(entry, texts)}
          {push && (entry.attempt ?? 1) > 1 && (
            <>
              <i className="dot" />
              {fill(texts.attempt, { n: entry.attempt ?? 1 })}
            </>
          )}
          {entry.faults.length > 0 && (
            <em>{fill(texts.byFault, { what: faultsText(entry.faults, texts) })}</em>
          )}
        </span>
        <span className={`chip ${levelOf(entry)}`}>{verdictText(entry, texts)}</span>
      </button>
      {open && <Details entry={entry} />}
    </li>
  );
}

function Details({ entry }: { entry: JournalEntry }) {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(asCurl(entry)).then(() => setCopied(true));
  return (
    <div className="details">
      <h3>
        {texts.request}
        <button type="button" className="link" onClick={copy}>
          <Copy size={12} /> {copied ? texts.copied : texts.copy}
        </button>
      </h3>
      <pre>
        {entry.method} {entry.target}
        {'\n'}
        {bodyText(entry, texts)}
      </pre>
      {entry.clear && (
        <>
          <h3>{texts.clear}</h3>
          <pre>{entry.clear}</pre>
        </>
      )}
      <h3>{texts.answer}</h3>
      <pre>
        {entry.answer ? `${entry.answer.status}\n${entry.answer.body}` : entry.verdict}
        {entry.answer && `\n→ ${entry.verdict}`}
      </pre>
    </div>
  );
}
