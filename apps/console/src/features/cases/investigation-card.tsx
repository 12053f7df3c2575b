import { Input } from 'antd';
import { FileText, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CASE_LIMITS } from '@yingda/contracts/names';
import { fileSize } from '@yingda/design-system';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { useAttachmentUrl } from '../conversation/attachment-url';
import { OnlineButton } from '../settings/page/online-button';
import { FilesField } from './files-field';
import { type CaseDetail, useCaseActs } from './use-cases';
import { useKept } from './use-kept';

/** Notes and files of the investigation; never shown to the customer. */
export function InvestigationCard({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { act } = useCaseActs(one);
  const { run, busy, problem } = useAction();
  const [text, setText, forget] = useKept(`case-note-${one.id}`);
  const notes = one.history.filter(({ step }) => step === 'noted');
  const mayNote = one.may.includes('note');
  const mayFile = one.may.includes('edit');
  async function save() {
    if (!text.trim() || busy) return;
    if (await run(() => act('notes', { text: text.trim() }))) forget();
  }
  if (!mayNote && notes.length + one.files.length === 0) return null;
  return (
    <section className="card case-card" aria-label={t('cases.notes.title')}>
      <header>
        <h2 className="grow">{t('cases.notes.title')}</h2>
        <span className="i3 t12">{t('cases.notes.hint')}</span>
      </header>
      <div className="body col g8">
        {notes.map(({ at, byName, note }, index) => (
          <article key={`${at}-${index}`} className="case-note">
            {note}
            <div className="t12" style={{ marginTop: 2 }}>{`${byName} · ${full(at)}`}</div>
          </article>
        ))}
        {mayNote ? (
          <>
            <Input.TextArea
              id="case-note"
              aria-label={t('cases.notes.add')}
              autoSize={{ minRows: 1, maxRows: 8 }}
              maxLength={CASE_LIMITS.factsCodePoints}
              placeholder={t('cases.notes.placeholder')}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (
                  event.key === 'Enter' &&
                  (event.metaKey || event.ctrlKey) &&
                  !event.nativeEvent.isComposing
                )
                  void save();
              }}
            />
            {text.trim() ? (
              <span>
                <OnlineButton size="small" type="primary" loading={busy} onClick={() => void save()}>
                  {t('cases.notes.save')}
                </OnlineButton>
              </span>
            ) : null}
            <ErrorLine problem={problem} />
          </>
        ) : null}
        <Files one={one} mayEdit={mayFile} />
      </div>
    </section>
  );
}

function Files({ one, mayEdit }: { one: CaseDetail; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { act, removeFile } = useCaseActs(one);
  const { run, problem } = useAction();
  return (
    <>
      {one.files.length > 0 ? (
        <div className="case-files">
          {one.files.map((file) => (
            <StoredFile
              key={file.attachmentId}
              file={file}
              onRemove={mayEdit ? () => void run(() => removeFile(file.attachmentId)) : null}
            />
          ))}
        </div>
      ) : null}
      {mayEdit && one.files.length < CASE_LIMITS.files ? (
        <FilesField
          files={[]}
          most={CASE_LIMITS.files - one.files.length}
          onChange={(files) => {
            const last = files.at(-1);
            if (last) void run(() => act('files', { attachmentId: last.id }));
          }}
        />
      ) : null}
      <ErrorLine problem={problem} />
      {one.files.length === 0 && !mayEdit ? <span className="i3">{t('cases.files.none')}</span> : null}
    </>
  );
}

interface StoredFileProps {
  file: CaseDetail['files'][number];
  onRemove: (() => void) | null;
}

function StoredFile({ file, onRemove }: StoredFileProps) {
  const { t } = useTranslation();
  const { language, full } = useFormats();
  const { url, failed, renew } = useAttachmentUrl(file.attachmentId);
  return (
    <span className="case-file" title={`${file.addedByName} · ${full(file.addedAt)}`}>
      <FileText size={14} strokeWidth={1.75} aria-hidden="true" />
      <a
        className="cut"
        href={url ?? undefined}
        target="_blank"
        rel="noopener noreferrer"
        onClick={failed ? renew : undefined}
      >
        {file.name}
      </a>
      <span className="i3 t12 nw">{fileSize(file.bytes, language)}</span>
      {onRemove ? (
        <button type="button" aria-label={t('cases.files.remove', { name: file.name })} onClick={onRemove}>
          <X size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
