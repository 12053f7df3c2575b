import type { Content, Message } from '@yingda/contracts';
import { linkify } from '@yingda/design-system';
import { useMemo, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import type { BubbleRow } from '../model/rows';
import { lazy } from './lazy';
import { pictureSize } from './picture-size';
import { ProductCard } from './product-card';

const Attachment = lazy(
  () => import('./attachments').then(({ Attachment: body }) => body),
  // In its final size before anything has loaded, so that nothing moves.
  ({ content }) => (
    <span class="picture" style={content.kind === 'image' ? pictureSize(content.attachment) : {}} />
  ),
);

const Asked = lazy(
  () => import('./asked').then(({ Asked: body }) => body),
  ({ content }) => <TextBody text={'text' in content ? content.text : content.question} />,
);

const CaseLink = lazy(
  () => import('./case-link').then(({ CaseLink: link }) => link),
  () => null,
);

const FOLD_LINES = 30;
const FOLD_LENGTH = 1_500;

/** What a message says, by its kind. */
export function Body({ row }: { row: BubbleRow }) {
  const { message, local } = row;
  const content = message?.content ?? local?.content ?? placeholder(row);
  switch (content?.kind) {
    case 'text':
    case 'template':
      return <Said text={content.text} machine={message?.author.kind === 'system'} />;
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
    case 'order-card':
      return <Attachment content={content} row={row} />;
    case 'product-card':
      return <ProductCard {...content} />;
    case 'location':
      return (
        <TextBody text={content.name || content.address || `${content.latitude}, ${content.longitude}`} />
      );
    case 'menu':
    case 'survey':
      return <Asked content={content} message={message as Message} />;
    case 'email':
      return <TextBody text={content.text || content.subject} />;
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

/** What the shop's system says of a case leads to it. */
function Said({ text, machine }: { text: string; machine: boolean }) {
  const number = machine && /\bC\d{5,}/.exec(text)?.[0];
  return (
    <>
      <TextBody text={text} />
      {number && <CaseLink number={number} />}
    </>
  );
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

export function TextBody({ text }: { text: string }) {
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
