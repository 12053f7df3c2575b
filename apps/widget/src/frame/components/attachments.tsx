import type { FileContent, ImageContent, VideoContent } from '@yingda/contracts';
import { fileSize } from '@yingda/design-system';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import type { BubbleRow } from '../model/rows';
import { Icon } from './icon';
import { useShown, useWidget } from './use-widget';

const WIDEST = 232;
const TALLEST = 280;

/** Address of a stored or still local file; null until known, `failed` when it cannot be read. */
export function useSource(attachmentId: string, row: BubbleRow) {
  const widget = useWidget();
  const local = row.local ? widget.files.local(row.local) : null;
  const [state, setState] = useState<{ url: string | null; failed: boolean; tries: number }>({
    url: local,
    failed: false,
    tries: 0,
  });
  useEffect(() => {
    if (local || attachmentId === '' || state.url || state.failed) return;
    let gone = false;
    widget.files.links.get(attachmentId).then(
      (url) => !gone && setState({ ...state, url }),
      () => !gone && setState({ ...state, failed: true }),
    );
    return () => {
      gone = true;
    };
  }, [attachmentId, local, state.url, state.failed]);
  return {
    url: local ?? state.url,
    failed: state.failed,
    /** The address did not work: one fresh one, then the reason is shown. */
    broken() {
      widget.files.links.forget(attachmentId);
      setState({ url: null, failed: state.tries > 0, tries: state.tries + 1 });
    },
    retry() {
      widget.files.links.forget(attachmentId);
      setState({ url: null, failed: false, tries: 0 });
    },
  };
}

/** A picture in its final size before it has loaded, so that nothing moves. */
export function Picture({ content, row }: { content: ImageContent; row: BubbleRow }) {
  const widget = useWidget();
  const { attachmentId, attachment, caption } = content;
  const source = useSource(attachmentId, row);
  const { width = 4, height = 3 } = attachment ?? {};
  const scale = Math.min(WIDEST / width, TALLEST / height, attachment?.width ? 1 : Infinity);
  const size = { width: `${Math.max(64, Math.round(width * scale))}px`, aspectRatio: `${width} / ${height}` };
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

export function Video({ content, row }: { content: VideoContent; row: BubbleRow }) {
  const source = useSource(content.attachmentId, row);
  if (source.failed) return <span class="second">{t('conv.image.failed')}</span>;
  return <video class="picture" controls preload="metadata" src={source.url ?? undefined} onError={source.broken} />;
}

/** Name and size; a tap downloads. */
export function FileBody({ content, row }: { content: FileContent; row: BubbleRow }) {
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
    <button type="button" class="file" aria-label={t('conv.file.open', { name })} onClick={() => void download()}>
      <Icon name="file" size={24} />
      <span class="grow">
        <span class="cut">{name}</span>
        <small>{attachment ? fileSize(attachment.bytes, language) : ''}</small>
      </span>
    </button>
  );
}
