import { Button, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { CopyButton } from '../../../parts/copy-button';
import { ErrorLine } from '../../../parts/error-line';
import { Field } from '../../../parts/field';
import type { ActionInputsProps } from './action-inputs';

/** An address that is called, and the secret its calls are signed with, shown only when it is asked for. */
export function WebhookInputs({ action, readOnly, onChange }: ActionInputsProps) {
  const { t } = useTranslation();
  const url = action.url ?? '';
  const secret = useMutation({
    mutationFn: () => api.call('GET /api/rules/webhook-secret', { query: { url } }),
  });
  return (
    <div className="col g8">
      <Field label={t('rules.input.url')} help={t('rules.outside')}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            className="mono"
            aria-describedby={describedBy}
            readOnly={readOnly}
            maxLength={2_000}
            placeholder="https://"
            value={url}
            onChange={({ target }) => {
              secret.reset();
              onChange({ url: target.value.trim() });
            }}
          />
        )}
      </Field>
      {secret.data ? (
        <div className="notice once">
          <span className="grow">
            <b>{t('rules.secret')}</b>
            <code className="secret-line">{secret.data.secret}</code>
            <span className="t12">{t('rules.secretHint')}</span>
          </span>
          <CopyButton text={secret.data.secret} />
        </div>
      ) : readOnly || !URL.canParse(url) ? null : (
        <Button size="small" className="add-row" loading={secret.isPending} onClick={() => secret.mutate()}>
          {t('rules.secretShow')}
        </Button>
      )}
      <ErrorLine problem={secret.error} />
    </div>
  );
}
