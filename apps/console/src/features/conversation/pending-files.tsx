import { useEffect, useState } from 'react';
import { FileText, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outlet } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { fileSize } from '@yingda/design-system';
import { useFormats } from '../../i18n/use-texts';
import { becomesOf, type PendingFile } from './attachments';

function Thumbnail({ blob }: { blob: Blob }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url ? <img src={url} alt="" /> : null;
}

/** Files that go with the next Send; one that is too large says so and stays behind. */
export function PendingFiles({
  files,
  outlet,
  onRemove,
}: {
  files: readonly PendingFile[];
  /** Where they go: what that channel cannot carry is said before. */
  outlet: Outlet | null;
  onRemove: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { language } = useFormats();
  if (files.length === 0) return null;
  return (
    <ul className="composer-files">
      {files.map(({ id, file, problem }) => {
        const size = fileSize(file.blob.size, language);
        const becomes = outlet && !problem ? becomesOf(file.kind, outlet.carries) : null;
        const max = fileSize(file.kind === 'image' ? LIMITS.imageBytes : LIMITS.fileBytes, language);
        return (
          <li key={id} className={`pending-file${problem ? ' wrong' : ''}`}>
            {file.kind === 'image' && !problem ? (
              <Thumbnail blob={file.blob} />
            ) : (
              <FileText size={18} strokeWidth={1.75} aria-hidden="true" />
            )}
            <span className="col" style={{ minWidth: 0 }}>
              <span className="cut" title={file.name}>
                {file.name}
              </span>
              {becomes && outlet ? (
                <span
                  className="c-soon cut"
                  title={t(`channels.preview.${becomes}`, { channel: t(`channel.${outlet.channel}`) })}
                >
                  {t(`channels.preview.${becomes}`, { channel: t(`channel.${outlet.channel}`) })}
                </span>
              ) : (
                <span className={problem ? '' : 'i3'}>
                  {problem ? t('conversation.composer.size', { size, max }) : size}
                </span>
              )}
            </span>
            <button
              type="button"
              className="icon-button tiny remove"
              aria-label={t('conversation.composer.removeUpload', { name: file.name })}
              onClick={() => onRemove(id)}
            >
              <X size={12} strokeWidth={2} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
