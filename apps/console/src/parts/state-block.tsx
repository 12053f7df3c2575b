import { useEffect, useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useSayProblem } from '../i18n/use-texts';

export type DrawingName = 'answered' | 'nothing' | 'search' | 'broken' | 'locked';

const PATHS: Record<DrawingName, ReactNode> = {
  answered: (
    <>
      <path d="M10 14h44v30H34l-10 8v-8H10z" fill="var(--accent-soft)" />
      <path d="M23 29l6 6 12-12" />
    </>
  ),
  nothing: (
    <>
      <path d="M10 34l8-18h28l8 18v14H10z" fill="var(--accent-soft)" />
      <path d="M10 34h13l4 7h10l4-7h13" />
    </>
  ),
  search: (
    <>
      <circle cx="28" cy="28" r="16" fill="var(--accent-soft)" />
      <path d="M40 40l12 12" />
    </>
  ),
  broken: (
    <>
      <path d="M10 14h44v30H34l-10 8v-8H10z" fill="var(--accent-soft)" />
      <path d="M32 21v10M32 37v.5" />
    </>
  ),
  locked: (
    <>
      <rect x="14" y="28" width="36" height="24" rx="4" fill="var(--accent-soft)" />
      <path d="M22 28v-6a10 10 0 0120 0v6" />
    </>
  ),
};

/** 64 px line drawing of the empty states. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg
      className="drawing"
      width="64"
      height="64"
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}

interface StateBlockProps {
  drawing: DrawingName;
  title: ReactNode;
  hint?: ReactNode;
  children?: ReactNode;
}

/** An empty place: why it is empty, and the one thing to do next. */
export function StateBlock({ drawing, title, hint, children }: StateBlockProps) {
  return (
    <div className="state-block" role="status">
      <Drawing name={drawing} />
      <b className="t14">{title}</b>
      {hint ? <span className="i2">{hint}</span> : null}
      {children ? <div className="actions">{children}</div> : null}
    </div>
  );
}

/** Where nothing was entered, nothing is promised to be kept. */
const isUnread = (code: string): code is 'unreachable' | 'temporarily-unavailable' =>
  code === 'unreachable' || code === 'temporarily-unavailable';

/** A place that could not be filled: what failed, what to do, and the code to copy. */
export function ErrorBlock({
  title,
  problem,
  onRetry,
}: {
  title: string;
  problem: unknown;
  onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const say = useSayProblem();
  const { code, requestId } = Problem.of(problem);
  return (
    <div className="state-block" role="alert">
      <Drawing name="broken" />
      <b className="t14">{title}</b>
      <span className="i2">{isUnread(code) ? t(`common.unread.${code}`) : say(problem)}</span>
      {onRetry ? (
        <div className="actions">
          <Button onClick={onRetry}>{t('common.retry')}</Button>
        </div>
      ) : null}
      <span className="code">
        {requestId ? t('common.requestNumber', { code, id: requestId }) : t('common.errorCode', { code })}
      </span>
    </div>
  );
}

/** Bars in place of text on the very first load; says so when it takes long. */
export function Skeleton({ rows = 6, height = 60 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 3_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" aria-label={t('common.loading')} role="status">
      {slow ? (
        <p className="t12 i3" style={{ padding: '8px 16px 0' }}>
          {t('common.slow')}
        </p>
      ) : null}
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="row g12" style={{ height, padding: '0 16px' }}>
          {height >= 44 ? (
            <span className="skeleton" style={{ width: 32, height: 32, borderRadius: '50%' }} />
          ) : null}
          <span className="grow col g8">
            <span className="skeleton" style={{ width: `${48 - (at % 3) * 9}%` }} />
            {height >= 44 ? (
              <span className="skeleton" style={{ width: `${78 - (at % 4) * 8}%`, height: 10 }} />
            ) : null}
          </span>
        </div>
      ))}
    </div>
  );
}
