import { useState, type FormEvent } from 'react';
import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { codePoints } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { ErrorLine } from '../../../parts/error-line';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { Column, Section } from '../page/column';
import { OnlineButton } from '../page/online-button';

/** What the server asks for at least; it also refuses common ones. */
const SHORTEST = 10;

/** Changes the own password; other devices are signed out. */
export function PasswordPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const { run, busy, problem } = useAction();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const short = codePoints(next) < SHORTEST;
  const different = again !== next;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!current || short || different) return;
    const done = await run(() => api.call('PUT /api/me/password', { body: { current, next } }));
    if (!done) return;
    setCurrent('');
    setNext('');
    setAgain('');
    setTried(false);
    void message.success(t('settings.password.done'), 5);
  }

  return (
    <Column title={t('settings.menu.password')}>
      <Section title={t('settings.password.title')} hint={t('settings.password.hint')}>
        <form className="narrow-form" onSubmit={(event) => void submit(event)} noValidate>
          <input type="email" autoComplete="username" value={me.email} readOnly hidden />
          <Field
            label={t('settings.password.current')}
            wrong={tried && !current ? t('common.required', { field: t('settings.password.current') }) : null}
          >
            {({ id, describedBy }) => (
              <Input.Password
                id={id}
                aria-describedby={describedBy}
                autoComplete="current-password"
                value={current}
                onChange={(event) => setCurrent(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('settings.password.next')}
            help={t('settings.password.short')}
            wrong={tried && short ? t('settings.password.short') : null}
          >
            {({ id, describedBy }) => (
              <Input.Password
                id={id}
                aria-describedby={describedBy}
                autoComplete="new-password"
                value={next}
                onChange={(event) => setNext(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('settings.password.again')}
            wrong={
              (tried || again.length >= next.length) && again && different
                ? t('settings.password.different')
                : null
            }
          >
            {({ id, describedBy }) => (
              <Input.Password
                id={id}
                aria-describedby={describedBy}
                autoComplete="new-password"
                value={again}
                onChange={(event) => setAgain(event.target.value)}
              />
            )}
          </Field>
          <ErrorLine problem={problem} />
          <div>
            <OnlineButton type="primary" htmlType="submit" loading={busy}>
              {t('settings.password.submit')}
            </OnlineButton>
          </div>
        </form>
      </Section>
    </Column>
  );
}
