import { useTranslation } from 'react-i18next';
import type { ImageContent } from '@yingda/contracts';
import { fileSize } from '@yingda/design-system';
import { useFormats } from '../../i18n/use-texts';
import { useAttachmentUrl } from './attachment-url';

const MAX_WIDTH = 240;
const MAX_HEIGHT = 240;
const SMALLEST = 72;

/** The room a picture takes, known before it has loaded: nothing may jump. */
export function pictureSize(width = 4, height = 3): { width: number; height: number } {
  const scale = Math.min(MAX_WIDTH / width, MAX_HEIGHT / height, 1);
  const natural = { width: width * scale, height: height * scale };
  if (width <= 4) return { width: MAX_WIDTH, height: 180 };
  return {
    width: Math.round(Math.max(SMALLEST, natural.width)),
    height: Math.round(Math.max(SMALLEST, natural.height)),
  };
}

export function Picture({
  content,
  onOpen,
}: {
  content: ImageContent;
  onOpen: (attachmentId: string) => void;
}) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { url, failed, renew, onError } = useAttachmentUrl(content.attachmentId);
  const facts = content.attachment;
  const size = pictureSize(facts?.width, facts?.height);
  const name = facts?.name ?? '';
  if (failed) {
    return (
      <button type="button" className="picture" style={size} onClick={renew}>
        <span className="shade">
          {t('conversation.image.failed')} · {t('common.retry')}
        </span>
      </button>
    );
  }
  return (
    <button
      type="button"
      className="picture"
      style={size}
      aria-label={`${t('conversation.image.open')}: ${name}`}
      onClick={() => onOpen(content.attachmentId)}
    >
      {url ? (
        <img src={url} alt={content.caption || t('conversation.image.alt', { name })} onError={onError} />
      ) : facts ? (
        <span className="shade">{fileSize(facts.bytes, language)}</span>
      ) : null}
    </button>
  );
}
