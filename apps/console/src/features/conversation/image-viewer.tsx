import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StaffEntry } from '@yingda/contracts';
import { useAttachmentUrl } from './attachment-url';

interface ImageViewerProps {
  /** All pictures of the conversation, in order. */
  entries: readonly StaffEntry[];
  current: string;
  onMove: (attachmentId: string) => void;
  onClose: () => void;
}

/** A picture over the whole screen; arrows go through the conversation's pictures, Esc closes. */
export function ImageViewer({ entries, current, onMove, onClose }: ImageViewerProps) {
  const { t } = useTranslation();
  const close = useRef<HTMLButtonElement>(null);
  const images = entries.flatMap((entry) =>
    entry.content.kind === 'image' && !entry.recalledAt ? [entry.content] : [],
  );
  const at = images.findIndex((image) => image.attachmentId === current);
  const image = images[at];
  const { url, onError } = useAttachmentUrl(current);
  const move = (by: number) => {
    const next = images[at + by];
    if (next) onMove(next.attachmentId);
  };
  const moveRef = useRef(move);
  moveRef.current = move;

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    close.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
      else if (event.key === 'ArrowLeft') moveRef.current(-1);
      else if (event.key === 'ArrowRight') moveRef.current(1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      before?.focus();
    };
  }, [onClose]);

  return createPortal(
    <div
      className="viewer"
      data-layer="modal"
      role="dialog"
      aria-modal="true"
      aria-label={t('conversation.image.open')}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {url ? (
        <img
          src={url}
          alt={image?.caption || t('conversation.image.alt', { name: image?.attachment?.name ?? '' })}
          onError={onError}
        />
      ) : null}
      <div className="bar">
        <a
          className="icon-button"
          href={url ?? undefined}
          download={image?.attachment?.name ?? 'image'}
          aria-label={t('conversation.image.download')}
        >
          <Download size={20} strokeWidth={1.75} />
        </a>
        <button
          ref={close}
          type="button"
          className="icon-button"
          aria-label={t('conversation.image.close')}
          onClick={onClose}
        >
          <X size={20} strokeWidth={1.75} />
        </button>
      </div>
      {at > 0 ? (
        <button
          type="button"
          className="icon-button previous"
          aria-label={t('conversation.image.previous')}
          onClick={() => move(-1)}
        >
          <ChevronLeft size={24} strokeWidth={1.75} />
        </button>
      ) : null}
      {at < images.length - 1 ? (
        <button
          type="button"
          className="icon-button next"
          aria-label={t('conversation.image.next')}
          onClick={() => move(1)}
        >
          <ChevronRight size={24} strokeWidth={1.75} />
        </button>
      ) : null}
    </div>,
    document.body,
  );
}
