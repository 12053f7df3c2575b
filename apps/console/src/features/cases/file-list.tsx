import { FileText } from 'lucide-react';
import type { AttachmentFacts } from '@yingda/contracts';
import { fileSize } from '@yingda/design-system';
import { useFormats } from '../../i18n/use-texts';

interface StoredFile {
  id: string;
  file: AttachmentFacts;
  /** Good for a few minutes. */
  url: string;
}

/** Files that belong to something: pictures small, others by name; a click opens them. */
export function FileList({ files }: { files: readonly StoredFile[] }) {
  const { language } = useFormats();
  return (
    <span className="case-files">
      {files.map(({ id, file, url }) =>
        file.contentType.startsWith('image/') ? (
          <a
            key={id}
            className="case-thumb"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            title={file.name}
          >
            <img src={url} alt={file.name} />
          </a>
        ) : (
          <a key={id} className="case-file" href={url} target="_blank" rel="noopener noreferrer">
            <FileText size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="cut" title={file.name}>
              {file.name}
            </span>
            <span className="i3 t12 nw">{fileSize(file.bytes, language)}</span>
          </a>
        ),
      )}
    </span>
  );
}
