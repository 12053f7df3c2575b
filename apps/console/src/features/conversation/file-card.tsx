import { CircleAlert, Download, FileText, LoaderCircle, Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentFacts } from '@yingda/contracts';
import { fileSize } from '@yingda/design-system';
import { useFormats } from '../../i18n/use-texts';
import { useAttachmentUrl } from './attachment-url';

/** In place of a file that is still at the provider, or could not be had from there. Null when it is here. */
export function FileOnItsWay({ facts }: { facts: AttachmentFacts | undefined }) {
  const { t } = useTranslation();
  if (!facts?.state) return null;
  const failed = facts.state === 'failed';
  const Icon = failed ? CircleAlert : LoaderCircle;
  return (
    <span
      className={`attachment on-its-way${failed ? ' failed' : ''}`}
      role="status"
      title={failed ? t('channels.content.failedHint') : undefined}
    >
      <span className="glyph">
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="grow">
        <span className="cut" style={{ display: 'block' }} title={facts.name}>
          {facts.name}
        </span>
        <span className={`t12 ${failed ? 'c-late' : 'i3'}`}>
          {t(failed ? 'channels.content.failed' : 'channels.content.pending')}
        </span>
      </span>
    </span>
  );
}

interface FileCardProps {
  id: string;
  facts: AttachmentFacts | undefined;
  /** A recording that no browser plays. */
  voice?: boolean;
}

/** A file to download. */
export function FileCard({ id, facts, voice = false }: FileCardProps) {
  return facts?.state ? <FileOnItsWay facts={facts} /> : <Downloadable id={id} facts={facts} voice={voice} />;
}

function Downloadable({ id, facts, voice }: FileCardProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { url, failed, renew } = useAttachmentUrl(id);
  const name = facts?.name ?? '';
  const size = facts ? fileSize(facts.bytes, language) : '';
  const Glyph = voice ? Mic : FileText;
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
        <Glyph size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="grow">
        <span className={voice ? '' : 'cut'} style={{ display: 'block' }} title={name}>
          {voice ? t('channels.content.voiceDownload') : name}
        </span>
        <span className="t12 i3">
          {failed ? t('conversation.file.failed') : voice ? [name, size].filter(Boolean).join(' · ') : size}
        </span>
      </span>
      <Download size={16} strokeWidth={1.75} aria-hidden="true" />
    </a>
  );
}
