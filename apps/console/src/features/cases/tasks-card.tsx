import { useState } from 'react';
import { Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { ErrorLine } from '../../parts/error-line';
import { Kbd } from '../../parts/kbd';
import { Skeleton } from '../../parts/state-block';
import { WaitChip } from '../../parts/wait-chip';
import { OnlineButton } from '../settings/page/online-button';
import { byDue, runningTaskClock } from '../tasks/task-clock';
import { TaskDrawer } from '../tasks/task-drawer';
import { type CaseTask, useDepartments, useTasksOf } from '../tasks/use-tasks';
import type { CaseDetail } from './use-cases';

interface TasksCardProps {
  one: CaseDetail;
  onAdd: () => void;
}

/** What departments were asked for, and by when they answer. */
export function TasksCard({ one, onAdd }: TasksCardProps) {
  const { t } = useTranslation();
  const { data, error } = useTasksOf(one.id);
  const works = useMay('case.work');
  const [opened, setOpened] = useState<string | null>(null);
  const tasks = [...(data ?? [])].sort(byDue);
  const counted = tasks.filter(({ state }) => state !== 'withdrawn');
  const done = counted.filter(({ state }) => state === 'accepted').length;
  return (
    <section className="card case-card" aria-label={t('tasks.ofCase')}>
      <header>
        <h2>{t('tasks.ofCase')}</h2>
        {counted.length > 0 ? <span className="chip">{`${done}/${counted.length}`}</span> : null}
        <span className="grow" />
        {works && one.stage !== 'closed' && one.may.includes('edit') ? (
          <OnlineButton type="text" size="small" icon={<Plus size={14} strokeWidth={1.75} />} onClick={onAdd}>
            {t('tasks.add')} <Kbd>T</Kbd>
          </OnlineButton>
        ) : null}
      </header>
      {error && !data ? (
        <div className="body">
          <ErrorLine problem={error} />
        </div>
      ) : null}
      {!data && !error ? <Skeleton rows={1} height={40} /> : null}
      {data && tasks.length === 0 ? <p className="body i3">{t('tasks.noneOfCase')}</p> : null}
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} onOpen={() => setOpened(task.id)} />
      ))}
      {opened ? <TaskDrawer id={opened} onClose={() => setOpened(null)} /> : null}
    </section>
  );
}

/** A task as it stands, of a case or of feedback. */
export function TaskLine({ task, onOpen }: { task: CaseTask; onOpen: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const { agents } = useDirectory();
  const department = useDepartments().data?.find(({ id }) => id === task.departmentId);
  const handler = agents.find(({ id }) => id === task.handlerId);
  const who = task.answeredByName ?? task.acknowledgedByName ?? handler?.name ?? null;
  const running = runningTaskClock(task);
  return (
    <div className="case-task">
      {task.state === 'accepted' ? (
        <Check size={16} strokeWidth={2} className="c-ok" aria-label={t('tasks.state.accepted')} />
      ) : (
        <span className="case-ring" aria-hidden="true" />
      )}
      <b className="cut">{department?.name[language] ?? t('tasks.aDepartment')}</b>
      <button type="button" className="cut link-button" title={task.text} onClick={onOpen}>
        {task.text}
      </button>
      <span className="row g6 i2" style={{ minWidth: 0 }}>
        {who ? <Avatar id={task.handlerId ?? task.id} name={who} size={20} /> : null}
        <span className="cut">{who ?? t('tasks.nobodyYet')}</span>
      </span>
      <span className="row g8" style={{ justifyContent: 'flex-end' }}>
        <span
          className={`chip ${task.state === 'answered' ? 'accent' : task.state === 'sent-back' ? 'soon' : ''}`}
        >
          {t(`tasks.state.${task.state}`)}
        </span>
        {running ? (
          <WaitChip clock={running.clock} />
        ) : (
          <span className="t12 i3 nw">{full(task.endedAt ?? task.answeredAt ?? task.sentAt)}</span>
        )}
        {task.state === 'answered' ? (
          <OnlineButton size="small" type="primary" onClick={onOpen}>
            {t('tasks.look')}
          </OnlineButton>
        ) : null}
      </span>
    </div>
  );
}
