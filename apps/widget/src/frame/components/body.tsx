import type { Content } from '@yingda/contracts';
import { linkify } from '@yingda/design-system';
import { useMemo, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import type { BubbleRow } from '../model/rows';
import { FileBody, Picture, Video } from './attachments';
import { ProductCard } from './product-card';
import { Voice } from './voice';

const FOLD_LINES = 30;
const FOLD_LENGTH = 1_500;

/** What a message says, by its kind. */
export function Body({ row }: { row: BubbleRow }) {
  const { message, local } = row;
  const content = message?.content ?? local?.content ?? placeholder(row);
  switch (content?.kind) {
    case 'text':
      return <TextBody text={content.text} />;
    case 'image':
      return <Picture content={content} row={row} />;
    case 'voice':
      return <Voice content={content} row={row} />;
    case 'video':
      return <Video content={content} row={row} />;
    case 'file':
      return <FileBody content={content} row={row} />;
    case 'product-card':
      return <ProductCard {...content} />;
    case 'link':
      return (
        <a href={content.url} target="_blank" rel="noopener noreferrer nofollow">
          {content.title || content.url}
        </a>
      );
    default:
      return <span class="second">{t('conv.unsupported')}</span>;
  }
}

/** A file that is not uploaded yet, drawn from this device. */
function placeholder({ local }: BubbleRow): Content | null {
  const file = local?.file;
  if (!file) return null;
  const { kind, name, blob, durationMs, caption } = file;
  return {
    kind,
    attachmentId: '',
    ...(caption && { caption }),
    attachment: {
      name,
      contentType: blob.type,
      bytes: blob.size,
      ...(durationMs !== undefined && { durationMs }),
    },
  };
}

function TextBody({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const parts = useMemo(() => linkify(text), [text]);
  const long = text.length > FOLD_LENGTH || text.split('\n').length > FOLD_LINES;
  return (
    <>
      <span class={`text ${long && !whole ? 'folded' : ''}`}>
        {parts.map((part) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          ),
        )}
      </span>
      {long && !whole && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {t('conv.expand')}
        </button>
      )}
    </>
  );
}
