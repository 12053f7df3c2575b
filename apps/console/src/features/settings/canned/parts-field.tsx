import { useRef, useState } from 'react';
import { Button, Input } from 'antd';
import { Link2, Paperclip, ShoppingBag, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer, CannedPart } from '@yingda/contracts';
import { CANNED_LIMITS, LIMITS } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { partName } from '../../conversation/canned-parts';
import { CardDialog } from '../../conversation/card-dialog';

interface PartsFieldProps {
  parts: readonly CannedPart[];
  readOnly: boolean;
  onChange: (parts: CannedPart[]) => void;
}

/** Files, products and links that are sent after the text. */
export function PartsField({ parts, readOnly, onChange }: PartsFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [url, setUrl] = useState('');
  const [carding, setCarding] = useState(false);
  const { run, busy, problem } = useAction();
  const full = parts.length >= CANNED_LIMITS.parts;

  const addFile = (file: File | undefined) =>
    file &&
    run(async () => {
      if (file.size > LIMITS.fileBytes) throw new Problem('file-too-large');
      const body = new FormData();
      body.append('file', file);
      const stored: Answer<'POST /api/attachments'> = await api.call('POST /api/attachments', { body });
      const { id, kind, name, contentType, bytes } = stored;
      onChange([...parts, { kind, attachmentId: id, attachment: { name, contentType, bytes } }]);
    });
  function addLink() {
    const address = url.trim();
    if (!/^https?:\/\/\S+$/.test(address)) return;
    onChange([...parts, { kind: 'link', link: { kind: 'link', url: address } }]);
    setUrl('');
  }
  return (
    <div className="field">
      <span className="label">{t('words.parts.label')}</span>
      <ul className="canned-parts">
        {parts.map((part, at) => (
          <li key={at} className="chip">
            <span className="cut">{partName(part)}</span>
            {readOnly ? null : (
              <button
                type="button"
                className="icon-button tiny"
                aria-label={t('words.parts.remove', { name: partName(part) })}
                onClick={() => onChange(parts.filter((_, index) => index !== at))}
              >
                <X size={12} strokeWidth={1.75} />
              </button>
            )}
          </li>
        ))}
        {parts.length === 0 ? <li className="i3">{t('words.parts.none')}</li> : null}
      </ul>
      {problem ? <ErrorLine problem={problem} /> : null}
      {readOnly || full ? null : (
        <span className="row g8">
          <Button
            size="small"
            icon={<Paperclip size={14} strokeWidth={1.75} />}
            loading={busy}
            onClick={() => input.current?.click()}
          >
            {t('words.parts.file')}
          </Button>
          <Button
            size="small"
            icon={<ShoppingBag size={14} strokeWidth={1.75} />}
            onClick={() => setCarding(true)}
          >
            {t('words.parts.card')}
          </Button>
          <Input
            size="small"
            style={{ width: 200 }}
            prefix={<Link2 size={14} strokeWidth={1.75} />}
            aria-label={t('words.parts.link')}
            placeholder="https://"
            maxLength={2_000}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            onPressEnter={addLink}
          />
          <Button size="small" disabled={!/^https?:\/\/\S+$/.test(url.trim())} onClick={addLink}>
            {t('words.parts.addLink')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            onChange={(event) => {
              void addFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </span>
      )}
      {carding ? (
        <CardDialog
          outlet={null}
          okText={t('words.parts.addCard')}
          onDone={(card) => onChange([...parts, { kind: 'product-card', card }])}
          onClose={() => setCarding(false)}
        />
      ) : null}
    </div>
  );
}
