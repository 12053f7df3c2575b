import type { ComponentChildren } from 'preact';
import { AskButton } from '../components/ask-button';
import { Link } from '../components/link';
import { useTexts } from '../use-texts';

interface SimplePageProps {
  title: string;
  text: string;
  action?: 'shop' | 'home';
  ask?: boolean;
  children?: ComponentChildren;
}

/** A page that says one thing and what to do next. */
export function SimplePage({ title, text, action, ask, children }: SimplePageProps) {
  const { t } = useTexts();
  return (
    <section class="simple">
      <svg width="96" height="96" viewBox="0 0 96 96" aria-hidden="true">
        <circle cx="48" cy="48" r="46" />
        <path d="M24 36l24-12 24 12v26L48 74 24 62ZM24 36l24 12 24-12M48 48v26M36 30l24 12" />
      </svg>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{text}</p>
      {children}
      <div class="simple-actions">
        {action && (
          <Link to="/" class="button button-primary">
            {t(action === 'shop' ? 'cart.go-shopping' : 'not-found.action')}
          </Link>
        )}
        {ask && <AskButton class="button button-line" words={t('hero.ask')} />}
      </div>
    </section>
  );
}
