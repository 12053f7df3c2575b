import { useRef } from 'react';
import { Paperclip, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '@yingda/contracts/names';
import { Problem } from '../../api/problem';
import { api } from '../../app/session';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { OnlineButton } from '../settings/page/online-button';

/** A file that was stored and goes with what is being written. */
export interface ChosenFile {
  id: string;
  name: string;
}

interface FilesFieldProps {
  files: readonly ChosenFile[];
  most: number;
  onChange: (files: ChosenFile[]) => void;
}

/** Files that go along: stored at once, sent with the text. */
export function FilesField({ files, most, onChange }: FilesFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { run, busy, problem } = useAction();
  const add = (chosen: FileList | null) => {
    void run(async () => {
      let now = [...files];
      for (const file of [...(chosen ?? [])].slice(0, most - files.length)) {
        if (file.size > LIMITS.fileBytes) throw new Problem('file-too-large');
        const body = new FormData();
        body.append('file', file);
        const { id } = await api.call('POST /api/attachments', { body });
        now = [...now, { id, name: file.name }];
        onChange(now);
      }
    });
  };
  return (
    <div className="col g8">
      <div className="case-files">
        {files.map(({ id, name }) => (
          <span key={id} className="case-file">
            <span className="cut" title={name}>
              {name}
            </span>
            <button
              type="button"
              aria-label={t('cases.files.remove', { name })}
              onClick={() => onChange(files.filter((one) => one.id !== id))}
            >
              <X size={12} strokeWidth={2} aria-hidden="true" />
            </button>
          </span>
        ))}
        {files.length < most ? (
          <OnlineButton
            size="small"
            loading={busy}
            icon={<Paperclip size={14} strokeWidth={1.75} />}
            onClick={() => input.current?.click()}
          >
            {t('cases.files.add')}
          </OnlineButton>
        ) : null}
      </div>
      <input
        ref={input}
        hidden
        multiple
        type="file"
        aria-label={t('cases.files.add')}
        onChange={({ target }) => {
          add(target.files);
          target.value = '';
        }}
      />
      <ErrorLine problem={problem} />
    </div>
  );
}
