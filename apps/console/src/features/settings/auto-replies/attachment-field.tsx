import { useRef } from 'react';
import { Paperclip, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { useAttachmentUrl } from '../../conversation/attachment-url';
import { OnlineButton } from '../page/online-button';

const MOST = 5;

interface AttachmentFieldProps {
  ids: readonly string[];
  readOnly: boolean;
  onChange: (ids: string[]) => void;
}

/** Stored files that go out after the text; uploaded at once, sent only with a saved reply. */
export function AttachmentField({ ids, readOnly, onChange }: AttachmentFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { run, busy, problem } = useAction();
  const add = (file: File | undefined) => {
    if (!file) return;
    void run(async () => {
      if (file.size > LIMITS.fileBytes) throw new Problem('file-too-large');
      const body = new FormData();
      body.append('file', file);
      const { id } = await api.call('POST /api/attachments', { body });
      onChange([...ids, id]);
    });
  };
  if (readOnly && ids.length === 0) return null;
  return (
    <div className="field">
      <span className="label">{t('autoReplies.attachments')}</span>
      <ul className="tag-list attachment-list">
        {ids.map((id, at) => (
          <Stored
            key={id}
            id={id}
            n={at + 1}
            onRemove={readOnly ? null : () => onChange(ids.filter((one) => one !== id))}
          />
        ))}
        {readOnly || ids.length >= MOST ? null : (
          <li>
            <OnlineButton
              loading={busy}
              icon={<Paperclip size={14} strokeWidth={1.75} />}
              onClick={() => input.current?.click()}
            >
              {t('autoReplies.attach')}
            </OnlineButton>
          </li>
        )}
      </ul>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={t('autoReplies.attach')}
        onChange={({ target }) => {
          add(target.files?.[0]);
          target.value = '';
        }}
      />
      <ErrorLine problem={problem} />
    </div>
  );
}

function Stored({ id, n, onRemove }: { id: string; n: number; onRemove: (() => void) | null }) {
  const { t } = useTranslation();
  const { url, onError } = useAttachmentUrl(id);
  const name = t('autoReplies.attachment', { n });
  return (
    <li className="chip tag">
      {url ? (
        <a href={url} target="_blank" rel="noreferrer">
          {name}
          <img className="attachment-face" src={url} alt="" onError={onError} />
        </a>
      ) : (
        name
      )}
      {onRemove ? (
        <button type="button" aria-label={`${t('autoReplies.removeAttachment')} ${n}`} onClick={onRemove}>
          <X size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      ) : null}
    </li>
  );
}
