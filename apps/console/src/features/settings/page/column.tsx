import type { ReactNode } from 'react';
import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';

interface ColumnProps {
  title: ReactNode;
  hint?: ReactNode;
  /** Beside the title, at the right. */
  actions?: ReactNode;
  /** Tables take the width; forms stay at 720 px. */
  wide?: boolean;
  back?: { to: string; label: string };
  /** Under the head, does not scroll. */
  bar?: ReactNode;
  /** Fixed at the foot (unsaved changes). */
  foot?: ReactNode;
  /** Beside the column (preview), where there is room. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One page of the settings: head, column, foot. */
export function Column({ title, hint, actions, wide, back, bar, foot, aside, children }: ColumnProps) {
  return (
    <main className="settings-column" aria-labelledby="settings-title">
      <header className="page-head">
        {back ? (
          <Link className="icon-button" to={back.to} aria-label={back.label} style={{ marginLeft: -8 }}>
            <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
          </Link>
        ) : null}
        <h1 id="settings-title" className="cut">
          {title}
        </h1>
        <span className="grow" />
        {actions}
      </header>
      {bar}
      <div className="settings-scroll" tabIndex={-1}>
        <div className={`settings-content${wide ? ' wide' : ''}${aside ? ' beside' : ''}`}>
          <div className="settings-main">
            {hint ? <p className="settings-hint">{hint}</p> : null}
            {children}
          </div>
          {aside}
        </div>
      </div>
      {foot}
    </main>
  );
}

/** A part of a form: title, one sentence, controls. */
export function Section({
  id,
  title,
  hint,
  extra,
  children,
}: {
  id?: string;
  title: ReactNode;
  hint?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="card settings-section" id={id}>
      <header>
        <div className="grow">
          <h2>{title}</h2>
          {hint ? <p className="i2">{hint}</p> : null}
        </div>
        {extra}
      </header>
      {children}
    </section>
  );
}
