import { useState, type FormEvent } from 'react';
import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, enterWith } from '../../app/session';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { Entrance } from './entrance';
import { PASSWORD_LENGTH } from './link-page';

const EMPTY = { shopName: '', name: '', email: '', password: '' };

/** Makes the first administrator, by the one-time link printed at the first start. */
export function SetupPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => api.call('GET /api/setup') });
  const { run, busy, problem } = useAction();
  const [form, setForm] = useState(EMPTY);
  const complete =
    form.shopName.trim() &&
    form.name.trim() &&
    /.@./.test(form.email) &&
    [...form.password].length >= PASSWORD_LENGTH;

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      enterWith(await api.call('POST /api/setup', { body: { ...form, email: form.email.trim(), token } }));
      void navigate('/settings/inboxes', { replace: true });
    });
  }

  if (setup.data && !setup.data.setupNeeded) {
    return (
      <Entrance title={t('setup.title')}>
        <p>{t('setup.doneAlready')}</p>
        <p style={{ marginTop: 12 }}>
          <Link to="/sign-in">{t('forgot.back')}</Link>
        </p>
      </Entrance>
    );
  }
  const fields = [
    { key: 'shopName', label: t('setup.shop'), complete: 'organization' },
    { key: 'name', label: t('setup.name'), complete: 'name' },
    { key: 'email', label: t('signin.email'), complete: 'username' },
  ] as const;
  return (
    <Entrance title={t('setup.title')} hint={t('setup.hint')}>
      <form onSubmit={submit} noValidate>
        {fields.map(({ key, label, complete: autoComplete }, at) => (
          <Field key={key} label={label}>
            {({ id }) => (
              <Input
                id={id}
                autoFocus={at === 0}
                type={key === 'email' ? 'email' : 'text'}
                autoComplete={autoComplete}
                value={form[key]}
                onChange={(event) => setForm({ ...form, [key]: event.target.value })}
                style={{ height: 40 }}
              />
            )}
          </Field>
        ))}
        <Field label={t('signin.password')} help={t('link.passwordHint')}>
          {({ id, describedBy }) => (
            <Input.Password
              id={id}
              autoComplete="new-password"
              aria-describedby={describedBy}
              value={form.password}
              onChange={(event) => setForm({ ...form, password: event.target.value })}
              style={{ height: 40 }}
            />
          )}
        </Field>
        <ErrorLine problem={problem} />
        <Button type="primary" size="large" block htmlType="submit" loading={busy} disabled={!complete}>
          {t('setup.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
