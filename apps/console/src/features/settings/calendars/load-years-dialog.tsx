import { useState } from 'react';
import { App, Input, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';

/** As much as the wire takes. */
const LONGEST = 100_000;

/** Later years from a file, or pasted. */
export function LoadYearsDialog({ onLoaded, onClose }: { onLoaded: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const { run, busy, problem } = useAction();
  const refused = problem ? Problem.of(problem) : null;
  const unreadable = refused?.code === 'invalid-setting';
  const line = refused?.details['line'];

  const submit = () =>
    run(async () => {
      const years = await api.call('POST /api/holiday-years', { body: { text } });
      void message.success(
        t('calendars.yearsLoaded', { years: years.map(({ year }) => year).join(t('settings.nameJoin')) }),
      );
      onLoaded();
    });

  return (
    <FormDialog
      title={t('calendars.loadYears')}
      submit={t('calendars.loadSubmit')}
      busy={busy}
      problem={unreadable ? null : problem}
      why={text.trim() ? undefined : t('calendars.loadNothing')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">{t('calendars.loadHint')}</p>
      <Upload.Dragger
        accept=".json,.csv,.txt"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then((content) => setText(content.slice(0, LONGEST)));
          return false;
        }}
      >
        {t('calendars.dropFile')}
      </Upload.Dragger>
      <Field
        label={t('calendars.fileText')}
        wrong={
          unreadable
            ? typeof line === 'number'
              ? t('calendars.fileWrongLine', { line })
              : t('calendars.fileWrong')
            : null
        }
      >
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            className="mono"
            rows={6}
            maxLength={LONGEST}
            placeholder={t('calendars.fileExample')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
