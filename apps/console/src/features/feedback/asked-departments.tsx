import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Body } from '@yingda/contracts';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { TaskLine } from '../cases/tasks-card';
import { useHearCases } from '../cases/use-hear-cases';
import { OnlineButton } from '../settings/page/online-button';
import { AskDialog } from '../tasks/ask-department-dialog';
import { byDue } from '../tasks/task-clock';
import { TaskDrawer } from '../tasks/task-drawer';
import { useDepartments, useTasksOfFeedback } from '../tasks/use-tasks';
import type { FeedbackDetail } from './use-feedback';
import '../cases/cases.css';

/** What departments were asked about it, without a case of it; its own 48 hours go on meanwhile. */
export function AskedDepartments({ one, asks }: { one: FeedbackDetail; asks: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useTasksOfFeedback(one.id);
  const [opened, setOpened] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  useHearCases();
  const tasks = [...(data ?? [])].sort(byDue);
  if (tasks.length === 0 && !asks && !error) return null;
  const facts = [
    { label: t('feedback.one'), value: one.text.slice(0, 1_000) },
    ...(one.product ? [{ label: t('feedback.product'), value: one.product }] : []),
    ...(one.about ? [{ label: t('feedback.about'), value: t(`feedback.abouts.${one.about}`) }] : []),
  ];
  const about = {
    ...{ kept: `feedback-ask-${one.id}`, facts, usual: [], dueHint: t('feedback.askDue') },
    send: (body: Body<'POST /api/feedback/:id/tasks'>) =>
      api.call('POST /api/feedback/:id/tasks', { params: { id: one.id }, body }),
  };
  return (
    <section className="card case-card feedback-tasks" aria-label={t('tasks.ofCase')}>
      <header>
        <h2>{t('tasks.ofCase')}</h2>
        <span className="grow" />
        {asks ? (
          <OnlineButton
            type="text"
            size="small"
            icon={<Plus size={14} strokeWidth={1.75} />}
            onClick={() => setAsking(true)}
          >
            {t('feedback.ask')}
          </OnlineButton>
        ) : null}
      </header>
      {error && !data ? (
        <div className="body">
          <ErrorLine problem={error} />
        </div>
      ) : null}
      {data && tasks.length === 0 ? <p className="body i3">{t('feedback.askHint')}</p> : null}
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} onOpen={() => setOpened(task.id)} />
      ))}
      {opened ? <TaskDrawer id={opened} onClose={() => setOpened(null)} /> : null}
      {asking ? <AskDialog about={about} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

/** What departments answered, beside the words for the customer: a start, never sent as it is by itself. */
export function DepartmentsSay({
  feedbackId,
  onTake,
}: {
  feedbackId: string;
  onTake: (text: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const departments = useDepartments().data ?? [];
  const answers = (useTasksOfFeedback(feedbackId).data ?? []).filter(
    ({ answer, state }) => answer && (state === 'answered' || state === 'accepted'),
  );
  return answers.map(({ id, departmentId, answer }) => (
    <div key={id} className="feedback-said">
      <span className="row g8">
        <span className="i2 t12 grow">
          {t('feedback.departmentSays', {
            name: departments.find((one) => one.id === departmentId)?.name[language] ?? '',
          })}
        </span>
        <Button size="small" type="text" onClick={() => onTake(answer!)}>
          {t('feedback.takeWords')}
        </Button>
      </span>
      <span className="feedback-words">{answer}</span>
    </div>
  ));
}
