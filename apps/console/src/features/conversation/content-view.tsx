import { useState, type ReactNode } from 'react';
import { Download, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentFacts, Content, LocationContent, ProductCardContent } from '@yingda/contracts';
import { fileSize, linkify } from '@yingda/design-system';
import { useFormats } from '../../i18n/use-texts';
import { useAttachmentUrl } from './attachment-url';
import { Picture } from './picture';
import { Voice } from './voice';

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

function FileCard({ id, facts }: { id: string; facts: AttachmentFacts | undefined }) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { url, failed, renew } = useAttachmentUrl(id);
  const name = facts?.name ?? '';
  return (
    <a
      className="attachment"
      href={url ?? undefined}
      download={name}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t('conversation.file.download', { name })}
      onClick={failed ? renew : undefined}
    >
      <span className="glyph">
        <FileText size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="grow">
        <span className="cut" style={{ display: 'block' }} title={name}>
          {name}
        </span>
        <span className="t12 i3">
          {failed ? t('conversation.file.failed') : facts ? fileSize(facts.bytes, language) : ''}
        </span>
      </span>
      <Download size={16} strokeWidth={1.75} aria-hidden="true" />
    </a>
  );
}

function Video({ id }: { id: string }) {
  const { url, onError } = useAttachmentUrl(id);
  return url ? (
    <video
      src={url}
      controls
      preload="metadata"
      style={{ maxWidth: 320, borderRadius: 10 }}
      onError={onError}
    />
  ) : (
    <span className="picture" style={{ width: 320, height: 180 }} />
  );
}

function ProductCard({ content }: { content: ProductCardContent }) {
  const { t } = useTranslation();
  return (
    <a
      className="product-card"
      href={content.url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={content.url ? t('conversation.product.open') : undefined}
    >
      {content.imageUrl ? (
        <img src={content.imageUrl} alt="" loading="lazy" referrerPolicy="no-referrer" />
      ) : (
        <span className="no-image" />
      )}
      <span className="grow col" style={{ justifyContent: 'center' }}>
        <span className="cut b">{content.title}</span>
        {content.price ? <span className="i2">{content.price}</span> : null}
      </span>
    </a>
  );
}

/** A place in words, with its degrees for whoever looks it up. */
function placeText(place: LocationContent): string {
  return [place.name, place.address, `${place.latitude}, ${place.longitude}`].filter(Boolean).join('\n');
}

interface ContentViewProps {
  content: Content;
  onOpenImage: (attachmentId: string) => void;
}

/** One message's content, whatever its kind. */
export function ContentView({ content, onOpenImage }: ContentViewProps) {
  const { t } = useTranslation();
  switch (content.kind) {
    case 'text':
      return (
        <div className="bubble">
          <MessageText text={content.text} />
        </div>
      );
    case 'image':
      return (
        <>
          <Picture content={content} onOpen={onOpenImage} />
          {content.caption ? (
            <div className="bubble" style={{ marginTop: 4 }}>
              {content.caption}
            </div>
          ) : null}
        </>
      );
    case 'file':
      return <FileCard id={content.attachmentId} facts={content.attachment} />;
    case 'voice':
      return <Voice content={content} />;
    case 'video':
      return <Video id={content.attachmentId} />;
    case 'product-card':
      return <ProductCard content={content} />;
    case 'link':
      return (
        <div className="bubble">
          <MessageText text={content.title ? `${content.title}\n${content.url}` : content.url} />
        </div>
      );
    case 'location':
      return (
        <div className="bubble">
          <MessageText text={placeText(content)} />
        </div>
      );
    case 'email':
      return (
        <div className="bubble">
          {content.subject ? <div className="b">{content.subject}</div> : null}
          <MessageText text={content.text} />
          {content.attachments.map((one) => (
            <FileCard key={one.attachmentId} id={one.attachmentId} facts={one.attachment} />
          ))}
        </div>
      );
    case 'unsupported':
      return <div className="bubble i2">{t('conversation.unsupported', { kind: content.providerKind })}</div>;
    case 'event':
      return null;
  }
}
