import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { addressOfPage, type ReportView } from './report-address';
import { REPORT_PAGES } from './report-pages';

/** The reports that are made by themselves, and all pages of figures; `view` goes along from page to page. */
export function ReportTabs({ view }: { view?: ReportView }) {
  const { t } = useTranslation();
  const className = ({ isActive }: { isActive: boolean }) => (isActive ? 'active' : '');
  return (
    <nav className="report-tabs" aria-label={t('report.pages')}>
      <NavLink to="/reports/editions" className={className}>
        {t('edition.title')}
      </NavLink>
      {REPORT_PAGES.map((name) => (
        <NavLink key={name} to={view ? addressOfPage(name, view) : `/reports/${name}`} className={className}>
          {t(`report.page.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
