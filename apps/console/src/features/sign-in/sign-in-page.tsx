import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { api } from '../../app/session';
import { useSession } from '../../app/use-session';
import { useAction } from '../../parts/use-action';
import { signIn } from '../../app/session';
import { ErrorLine } from '../../parts/error-line';
import { Entrance } from './entrance';
import { SignInForm } from './sign-in-form';

/** All demo accounts share it; the server says whether they may be offered here. */
const DEMO_PASSWORD = 'yingda-demo';
const DEMO_ACCOUNTS = [
  { key: 'demoAgent', email: 'agent1@demo.example' },
  { key: 'demoSupervisor', email: 'supervisor@demo.example' },
  { key: 'demoAdmin', email: 'admin@demo.example' },
] as const;

export function SignInPage() {
  const { t } = useTranslation();
  const { phase } = useSession();
  const location = useLocation();
  const [again, setAgain] = useState(0);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => api.call('GET /api/setup'),
    staleTime: Infinity,
  });
  // The address asked for before signing in is kept.
  const wanted = (location.state as { from?: string } | null)?.from ?? '/';
  if (phase === 'signed-in') return <Navigate to={wanted} replace />;
  return (
    <Entrance title={t('signin.title')} hint={setup.data?.setupNeeded ? t('setup.needed') : undefined}>
      <SignInForm key={again} onDone={() => setAgain(again + 1)} />
      <div className="row" style={{ justifyContent: 'flex-end', marginTop: 12 }}>
        <Link to="/forgot">{t('signin.forgot')}</Link>
      </div>
      {setup.data?.demo ? <DemoAccounts /> : null}
    </Entrance>
  );
}

function DemoAccounts() {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  return (
    <section className="demo-accounts">
      <b>{t('signin.demoTitle')}</b>
      <span className="i3"> {t('signin.demoHint', { password: DEMO_PASSWORD })}</span>
      <div className="list">
        {DEMO_ACCOUNTS.map(({ key, email }) => (
          <Button
            key={key}
            size="small"
            disabled={busy}
            title={email}
            onClick={() => void run(() => signIn(email, DEMO_PASSWORD))}
          >
            {t(`signin.${key}`)}
          </Button>
        ))}
      </div>
      <ErrorLine problem={problem} />
    </section>
  );
}
