import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { linkify } from '@yingda/design-system';

/** Over this many lines (or this much text) a message is folded. */
const FOLD_LINES = 30;
const FOLD_LENGTH = 1_800;

/** Text as text: line breaks kept, addresses become links, nothing else does. */
export function MessageText({ text, mentions = [] }: { text: string; mentions?: readonly string[] }) {
  const { t } = useTranslation();
  const long = text.length > FOLD_LENGTH || text.split('\n').length > FOLD_LINES;
  const [open, setOpen] = useState(false);
  const parts = linkify(text).map((part, at) =>
    part.kind === 'link' ? (
      <a key={at} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <Mentions key={at} text={part.text} names={mentions} />
    ),
  );
  if (!long) return parts;
  return (
    <>
      <span className={open ? undefined : 'folded'}>{parts}</span>
      <button
        type="button"
        className="link-button"
        onClick={() => setOpen(!open)}
        style={{ display: 'block' }}
      >
        {open ? t('common.showLess') : t('common.showAll')}
      </button>
    </>
  );
}

function Mentions({ text, names }: { text: string; names: readonly string[] }): ReactNode {
  const found = names.filter((name) => text.includes(`@${name}`));
  if (found.length === 0) return text;
  const escaped = found.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(@(?:${escaped.join('|')}))`, 'g'))
    .map((piece, at) => (at % 2 ? <b key={at}>{piece}</b> : piece));
}
