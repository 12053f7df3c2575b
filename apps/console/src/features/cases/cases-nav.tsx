import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '../../app/use-session';
import { useFeedbackCounts } from '../feedback/use-feedback';
import { useTaskCounts } from '../tasks/use-tasks';
import { useCaseCounts } from './use-cases';
import { useRemedies } from './use-remedies';
import './cases.css';

/** The pages of cases beside each other; each only for who may see it. */
export function CasesNav() {
  const { t } = useTranslation();
  const reads = useMay('case.read');
  const works = useMay('task.work');
  const extends_ = useMay('case.approve-extension');
  const approves = useMay('case.approve-goodwill');
  const edits = useMay('action.edit');
  const verifies = useMay('action.verify');
  const answers = useMay('feedback.work');
  const feedback = useFeedbackCounts(answers).data;
  const counts = useCaseCounts(false, reads && extends_).data;
  const remedies = useRemedies('waiting', approves).data;
  const waiting = (counts?.approvals ?? 0) + (remedies?.pages[0]?.items.length ?? 0);
  const tasks = useTaskCounts(works).data;
  const pages = [
    { to: '/cases', end: true, label: t('cases.title'), shown: reads, n: 0 },
    {
      ...{ to: '/cases/approvals', end: true, label: t('cases.approvals.title') },
      ...{ shown: extends_ || approves, n: waiting },
    },
    { to: '/cases/goodwill', end: true, label: t('goodwill.title'), shown: approves, n: 0 },
    { to: '/tasks', end: false, label: t('tasks.title'), shown: works, n: tasks?.overdue ?? 0 },
    { to: '/actions', end: true, label: t('actions.title'), shown: edits || verifies, n: 0 },
    {
      ...{ to: '/cases/feedback', end: false, label: t('feedback.title') },
      ...{ shown: answers, n: feedback?.overdue ?? 0 },
    },
    { to: '/cases/pareto', end: true, label: t('cases.pareto.title'), shown: reads, n: 0 },
  ].filter(({ shown }) => shown);
  if (pages.length < 2) return null;
  return (
    <nav className="case-nav" aria-label={t('cases.nav')}>
      {pages.map(({ to, end, label, n }) => (
        <NavLink key={to} to={to} end={end} className={({ isActive }) => (isActive ? 'active' : '')}>
          {label}
          {n > 0 ? <span className="unread">{n > 99 ? '99+' : n}</span> : null}
        </NavLink>
      ))}
    </nav>
  );
}
