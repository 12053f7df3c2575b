import { useState } from 'react';
import { Button, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { CopyButton } from '../../../parts/copy-button';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';

/** Makes a key; it then stands here until it is put away, and nowhere afterwards. */
export function CreateKeyDialog({ onCreated, onClose }: { onCreated: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [created, setCreated] = useState<Answer<'POST /api/api-keys'> | null>(null);
  const { run, busy, problem } = useAction();
  const submit = () =>
    run(async () => {
      setCreated(await api.call('POST /api/api-keys', { body: { name: name.trim() } }));
      onCreated();
    });

  if (created) {
    return (
      <Modal
        open
        width={520}
        title={t('settings.apiKeys.created')}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        footer={<Button onClick={onClose}>{t('settings.savedElsewhere')}</Button>}
      >
        <div className="notice once" role="status">
          <div className="grow col g8">
            <b>{t('settings.apiKeys.shown')}</b>
            <span className="row g8">
              <Input
                readOnly
                className="mono"
                aria-label={created.key.name}
                value={created.secret}
                onFocus={(event) => event.target.select()}
              />
              <CopyButton type="primary" text={created.secret} />
            </span>
          </div>
        </div>
        <p className="i2 example-title">{t('settings.apiKeys.useHint')}</p>
        <pre className="code-box" tabIndex={0}>
          <code>{`Authorization: Bearer ${created.key.prefix}…`}</code>
        </pre>
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t('settings.apiKeys.add')}
      submit={t('settings.apiKeys.create')}
      busy={busy}
      problem={problem}
      why={name.trim() ? undefined : t('common.required', { field: t('settings.apiKeys.name') })}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('settings.apiKeys.name')} help={t('settings.apiKeys.nameHint')} required>
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing && name.trim()) void submit();
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}
