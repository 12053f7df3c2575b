import { useState, type FormEvent } from 'react';
import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, enterWith } from '../../app/session';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { Entrance } from './entrance';

export const PASSWORD_LENGTH = 10;

/** Sets a password by the link of an invitation or of a forgotten password, and signs in. */
export function LinkPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const info = useQuery({
    queryKey: ['link', token],
    queryFn: () => api.call('GET /api/auth/links/:token', { params: { token } }),
    retry: false,
  });
  const { run, busy, problem } = useAction();
  const [password, setPassword] = useState('');
  const [name, setName] = useState<string | null>(null);

  if (info.isPending) {
    return (
      <Entrance title={t('link.checking')}>
        <Skeleton rows={2} height={40} />
      </Entrance>
    );
  }
  if (info.isError) {
    return (
      <Entrance title={t('link.reset')}>
        <ErrorBlock title={t('link.reset')} problem={info.error} onRetry={() => void info.refetch()} />
        <p style={{ textAlign: 'center' }}>
          <Link to="/sign-in">{t('forgot.back')}</Link>
        </p>
      </Entrance>
    );
  }
  const invited = info.data.purpose === 'invitation';

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      const body = { token, password, ...(invited && name?.trim() ? { name: name.trim() } : {}) };
      enterWith(await api.call('POST /api/auth/links', { body }));
      void navigate('/inbox/mine', { replace: true });
    });
  }

  return (
    <Entrance
      title={invited ? t('link.invitation', { name: info.data.name }) : t('link.reset')}
      hint={invited ? t('link.invitationHint') : t('link.resetHint', { email: info.data.email })}
    >
      <form onSubmit={submit} noValidate>
        <input type="email" autoComplete="username" value={info.data.email} readOnly hidden />
        {invited ? (
          <Field label={t('link.name')}>
            {({ id }) => (
              <Input
                id={id}
                autoComplete="name"
                maxLength={80}
                value={name ?? info.data.name}
                onChange={(event) => setName(event.target.value)}
                style={{ height: 40 }}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('link.password')} help={t('link.passwordHint')}>
          {({ id, describedBy }) => (
            <Input.Password
              id={id}
              autoFocus
              autoComplete="new-password"
              aria-describedby={describedBy}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              style={{ height: 40 }}
            />
          )}
        </Field>
        <ErrorLine problem={problem} />
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={busy}
          disabled={[...password].length < PASSWORD_LENGTH}
        >
          {t('link.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
