import type {
  FileContent,
  ImageContent,
  OrderCardContent,
  VideoContent,
  VoiceContent,
} from '@yingda/contracts';
import { fileSize } from '@yingda/design-system';
import { t } from '../i18n/texts';
import type { BubbleRow } from '../model/rows';
import { Icon } from './icon';
import { pictureSize } from './picture-size';
import { ProductCard } from './product-card';
import { useSource } from './use-source';
import { useShown, useWidget } from './use-widget';
import { Voice } from './voice';

type Stored = FileContent | ImageContent | OrderCardContent | VideoContent | VoiceContent;

/** The body of a message that is a stored file, or something else that is rarely sent. */
export function Attachment({ content, row }: { content: Stored; row: BubbleRow }) {
  if (content.kind === 'image') return <Picture content={content} row={row} />;
  if (content.kind === 'voice') return <Voice content={content} row={row} />;
  if (content.kind === 'video') return <Video content={content} row={row} />;
  if (content.kind === 'order-card') return <OrderCard {...content} />;
  return <FileBody content={content} row={row} />;
}

/** An order as it stood when its card was sent: how far it is, what it came to, whoever carries it. */
function OrderCard({ number, status, title, total, tracking = '', ...rest }: OrderCardContent) {
  return <ProductCard {...rest} title={`${number} ${title} ${tracking}`} price={`${status} ${total}`} />;
}

/** A picture in its final size before it has loaded, so that nothing moves. */
function Picture({ content, row }: { content: ImageContent; row: BubbleRow }) {
  const widget = useWidget();
  const { attachmentId, attachment, caption } = content;
  const source = useSource(attachmentId, row);
  const size = pictureSize(attachment);
  const label = row.own ? t('conv.image.own') : t('conv.image.of', { name: row.message?.author.name ?? '' });
  if (source.failed) {
    return (
      <button type="button" class="picture lost" style={size} onClick={source.retry}>
        {t('conv.image.failed')} · {t('retry')}
      </button>
    );
  }
  const open = () => {
    if (!source.url) return;
    const local = attachmentId === '';
    widget.store.set({
      viewing: { source: local ? source.url : attachmentId, name: attachment?.name ?? '', local },
    });
  };
  return (
    <>
      <button
        type="button"
        class="picture"
        style={size}
        aria-label={`${label} · ${t('conv.image.open')}`}
        onClick={open}
      >
        {source.url && <img src={source.url} alt={caption || label} onError={source.broken} />}
      </button>
      {caption && <span class="text caption">{caption}</span>}
    </>
  );
}

function Video({ content, row }: { content: VideoContent; row: BubbleRow }) {
  const source = useSource(content.attachmentId, row);
  if (source.failed) return <span class="second">{t('conv.image.failed')}</span>;
  return (
    <video
      class="picture"
      controls
      preload="metadata"
      src={source.url ?? undefined}
      onError={source.broken}
    />
  );
}

/** Name and size; a tap downloads. */
function FileBody({ content, row }: { content: FileContent; row: BubbleRow }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const { attachment, attachmentId } = content;
  const name = attachment?.name ?? '';
  const download = async () => {
    const local = row.local ? widget.files.local(row.local) : null;
    const url = local ?? (await widget.files.links.get(attachmentId).catch(() => null));
    if (!url) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.target = '_blank';
    link.rel = 'noopener';
    link.click();
  };
  return (
    <button type="button" class="file" onClick={() => void download()}>
      <span class="unseen">{t('conv.file.open')} </span>
      <Icon name="file" size={24} />
      <span class="grow">
        <span class="cut">{name}</span>
        <small>{attachment ? fileSize(attachment.bytes, language) : ''}</small>
      </span>
    </button>
  );
}
