import { useState } from 'react';
import { Input, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { uploadImport, type ImportRecord } from './upload';

const SOURCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

/** Chooses a file and sends it; reading it goes on without this page. */
export function NewImportDialog({
  onStarted,
  onClose,
}: {
  onStarted: (record: ImportRecord) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const { run, busy, problem } = useAction();
  const submit = () =>
    run(async () => {
      setShare(0);
      try {
        onStarted(await uploadImport(file!, source.trim(), setShare));
      } finally {
        setShare(null);
      }
    });
  const wrong = source.trim() !== '' && !SOURCE.test(source.trim());
  const why = !SOURCE.test(source.trim())
    ? t('common.required', { field: t('settings.imports.source') })
    : file
      ? undefined
      : t('settings.imports.noFile');
  return (
    <FormDialog
      title={t('settings.imports.add')}
      submit={t('settings.imports.submit')}
      busy={busy}
      problem={problem}
      why={why}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={t('settings.imports.source')}
        help={t('settings.imports.sourceHint')}
        wrong={wrong ? t('settings.imports.sourceWrong') : null}
        required
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus
            maxLength={60}
            placeholder="oldchat"
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Field>
      <Upload.Dragger
        accept=".ndjson,.jsonl,.json,.txt,.gz"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          return false;
        }}
      >
        {file ? file.name : t('settings.imports.drop')}
      </Upload.Dragger>
      {share === null ? null : (
        <span className="import-progress" role="status">
          <progress
            max={100}
            value={Math.floor(share * 100)}
            aria-label={t('settings.imports.states.uploading')}
          />
          {Math.floor(share * 100)}%
        </span>
      )}
    </FormDialog>
  );
}
