import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useMay } from '../../app/use-session';
import { NoPermission } from '../settings/page/no-permission';
import { EditionPage } from './editions/edition-page';
import { EditionsPage } from './editions/editions-page';
import { ReportPage } from './report-page';
import { REPORT_PAGES } from './report-pages';
import { useRememberedReport } from './use-report-view';

/** Reports, for those who may read figures; by itself the one this person looked at last. */
export function ReportsPage() {
  const { t } = useTranslation();
  const may = useMay('figures.read');
  const remembered = useRememberedReport();
  if (!may) return <NoPermission object={t('report.title')} />;
  return (
    <Routes>
      {REPORT_PAGES.map((page) => (
        <Route key={page} path={page} element={<ReportPage key={page} page={page} />} />
      ))}
      <Route path="editions" element={<EditionsPage />} />
      <Route path="editions/preview/:kind" element={<EditionPage />} />
      <Route path="editions/:id" element={<EditionPage />} />
      <Route path="*" element={<Navigate to={remembered} replace />} />
    </Routes>
  );
}
