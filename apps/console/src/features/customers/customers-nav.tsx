import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '../../app/use-session';
import './customers.css';

/** The pages of customers beside each other; each only for who may use it. */
export function CustomersNav() {
  const { t } = useTranslation();
  const edits = useMay('customer.edit');
  const segments = useMay('segment.edit');
  const imports = useMay('customer.import');
  const notices = useMay('notice.send');
  const pages = [
    { to: '/customers', label: t('customers.list'), shown: true },
    { to: '/customers/segments', label: t('customers.segments'), shown: segments },
    { to: '/customers/notices', label: t('notices.title'), shown: notices },
    { to: '/customers/leads', label: t('orders.leads.title'), shown: true },
    { to: '/customers/stale', label: t('customers.stale'), shown: edits },
    { to: '/customers/duplicates', label: t('customers.duplicates'), shown: edits },
    { to: '/customers/import', label: t('customers.import'), shown: imports },
  ].filter(({ shown }) => shown);
  return (
    <nav className="customers-nav" aria-label={t('customers.nav')}>
      {pages.map(({ to, label }) => (
        <NavLink
          key={to}
          to={to}
          end={to === '/customers'}
          className={({ isActive }) => (isActive ? 'active' : '')}
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
