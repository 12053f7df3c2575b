import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button, Input, type InputRef } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { signIn } from '../../app/session';
import { useFormats, useSayProblem } from '../../i18n/use-texts';
import { Field } from '../../parts/field';

/** E-mail and password. One message for both when they do not fit; the password is kept to be corrected. */
export function SignInForm({ email: known = '', onDone }: { email?: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const say = useSayProblem();
  const { clock } = useFormats();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [caps, setCaps] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const emailRef = useRef<InputRef>(null);
  const passwordRef = useRef<InputRef>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!email.trim()) return emailRef.current?.focus();
    if (!password) return passwordRef.current?.focus();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email.trim(), password);
      onDone?.();
    } catch (thrown) {
      setProblem(Problem.of(thrown));
      passwordRef.current?.focus({ cursor: 'all' });
    } finally {
      setBusy(false);
    }
  }

  function watchCaps(event: KeyboardEvent) {
    setCaps(event.getModifierState('CapsLock'));
  }

  const lockedUntil = problem?.code === 'sign-in-locked' ? lockTime(problem) : null;
  const wrong = problem
    ? lockedUntil
      ? t('signin.lockedUntil', { time: clock(lockedUntil) })
      : problem.code === 'invalid-payload'
        ? t('problem.sign-in-failed')
        : say(problem)
    : undefined;
  const status = problem && problem.code !== 'unreachable' ? 'error' : undefined;

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('signin.email')}>
        {({ id }) => (
          <Input
            id={id}
            ref={emailRef}
            type="email"
            autoComplete="username"
            autoFocus={!known}
            value={email}
            {...(status ? { status } : {})}
            onChange={(event) => setEmail(event.target.value)}
            style={{ height: 40 }}
          />
        )}
      </Field>
      <Field label={t('signin.password')} {...(wrong ? { wrong } : caps ? { help: t('signin.caps') } : {})}>
        {({ id, describedBy }) => (
          <Input.Password
            id={id}
            ref={passwordRef}
            autoComplete="current-password"
            autoFocus={Boolean(known)}
            aria-describedby={describedBy}
            value={password}
            {...(status ? { status } : {})}
            onKeyUp={watchCaps}
            onChange={(event) => setPassword(event.target.value)}
            style={{ height: 40 }}
          />
        )}
      </Field>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>
        {t('signin.submit')}
      </Button>
    </form>
  );
}

/** When a locked account opens again, if the server said so. */
function lockTime(problem: Problem): number | null {
  const { until, retryAfterMs } = problem.details;
  if (typeof until === 'string') return Date.parse(until);
  return typeof retryAfterMs === 'number' ? Date.now() + retryAfterMs : null;
}
