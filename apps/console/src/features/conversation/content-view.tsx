import { ShoppingBag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Content, ProductCardContent } from '@yingda/contracts';
import { useAttachmentUrl } from './attachment-url';
import { FileCard, FileOnItsWay } from './file-card';
import { MailView } from './mail-view';
import { MenuView } from './menu-view';
import { MessageText } from './message-text';
import { OrderCard } from './order-card';
import { Picture } from './picture';
import { PlaceCard } from './place-card';
import { Voice } from './voice';

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
        <span className="no-image">
          <ShoppingBag size={20} strokeWidth={1.5} aria-hidden="true" />
        </span>
      )}
      <span className="grow col" style={{ justifyContent: 'center' }}>
        <span className="cut b">{content.title}</span>
        {content.price ? <span className="i2">{content.price}</span> : null}
      </span>
    </a>
  );
}

interface ContentViewProps {
  content: Content;
  onOpenImage: (attachmentId: string) => void;
  /** Of a menu: the item the customer chose. */
  chosen?: string | undefined;
}

/** One message's content, whatever its kind. */
export function ContentView({ content, onOpenImage, chosen }: ContentViewProps) {
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
          {content.attachment?.state ? (
            <FileOnItsWay facts={content.attachment} />
          ) : (
            <Picture content={content} onOpen={onOpenImage} />
          )}
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
      return content.attachment?.state || content.attachment?.playable === false ? (
        <FileCard id={content.attachmentId} facts={content.attachment} voice />
      ) : (
        <Voice content={content} />
      );
    case 'video':
      return content.attachment?.state || content.attachment?.playable === false ? (
        <FileCard id={content.attachmentId} facts={content.attachment} />
      ) : (
        <Video id={content.attachmentId} />
      );
    case 'product-card':
      return <ProductCard content={content} />;
    case 'order-card':
      return <OrderCard card={content} />;
    case 'link':
      return (
        <div className="bubble">
          <MessageText text={content.title ? `${content.title}\n${content.url}` : content.url} />
        </div>
      );
    case 'template':
      return (
        <div className="bubble" title={content.name}>
          <span className="t12 i3" style={{ display: 'block' }}>
            {t('channels.template.mark')}
          </span>
          <MessageText text={content.text} />
        </div>
      );
    case 'location':
      return <PlaceCard content={content} />;
    case 'menu':
    case 'survey':
      return <MenuView content={content} chosen={chosen} />;
    case 'email':
      return <MailView content={content} />;
    case 'unsupported':
      return (
        <div className="bubble i2" title={t('channels.content.unsupportedHint')}>
          {t('channels.content.unsupported', { kind: content.providerKind })}
        </div>
      );
    case 'event':
      return null;
  }
}
