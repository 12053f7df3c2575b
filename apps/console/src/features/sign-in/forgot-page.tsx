import { useState, type FormEvent } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../app/session';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { Entrance } from './entrance';

/** Asks for a link to set a new password; never says whether the address is an account. */
export function ForgotPage() {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const address = email.trim();
    void run(async () => {
      await api.call('POST /api/auth/forgot', { body: { email: address } });
      setSentTo(address);
    });
  }

  if (sentTo) {
    return (
      <Entrance title={t('forgot.sentTitle')}>
        <p className="i2" style={{ marginTop: -8 }}>
          {t('forgot.sent', { email: sentTo })}
        </p>
        <p style={{ marginTop: 16 }}>
          <Link to="/sign-in">{t('forgot.back')}</Link>
        </p>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('forgot.title')} hint={t('forgot.hint')}>
      <form onSubmit={submit} noValidate>
        <Field label={t('signin.email')}>
          {({ id }) => (
            <Input
              id={id}
              type="email"
              autoFocus
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
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
          disabled={!/.@./.test(email)}
        >
          {t('forgot.submit')}
        </Button>
      </form>
      <p style={{ marginTop: 12 }}>
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </p>
    </Entrance>
  );
}
