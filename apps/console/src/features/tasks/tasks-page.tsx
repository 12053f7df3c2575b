import { useState } from 'react';
import { Checkbox, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMay, useReadsConversations } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { WaitChip } from '../../parts/wait-chip';
import { CasesNav } from '../cases/cases-nav';
import { useHearCases } from '../cases/use-hear-cases';
import { NoPermission } from '../settings/page/no-permission';
import { runningTaskClock } from './task-clock';
import { TaskDrawer } from './task-drawer';
import {
  type CaseTask,
  TASK_VIEWS,
  type TaskFilter,
  type TaskView,
  useDepartments,
  useTaskCounts,
  useTasks,
} from './use-tasks';
import '../cases/cases.css';

/** Tasks of departments: all that a handler sees of cases. */
export function TasksPage() {
  const { t } = useTranslation();
  return useMay('task.work') ? <List /> : <NoPermission object={t('tasks.title')} />;
}

function List() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { taskId } = useParams();
  const [filter, setFilter] = useState<TaskFilter>({
    ...{ view: 'open', departmentId: null, mine: false, overdue: false },
  });
  const set = (parts: Partial<TaskFilter>) => setFilter((before) => ({ ...before, ...parts }));
  const list = useTasks(filter);
  const counts = useTaskCounts().data;
  const departments = useDepartments().data ?? [];
  // A handler has one or two departments; a choice of them is for those who see all.
  const chooses = useReadsConversations();
  useHearCases();
  const items = list.data?.pages.flatMap((page) => page.items);
  const open = counts ? counts.sent + counts.acknowledged + counts.sentBack : 0;
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('tasks.title')}</h1>
          <span className="i2 t12 cut">{t('tasks.hint')}</span>
        </span>
        <Segmented<TaskView>
          aria-label={t('tasks.title')}
          value={filter.view}
          onChange={(view) => set({ view })}
          options={TASK_VIEWS.map((value) => ({
            value,
            label: (
              <>
                {t(`tasks.view.${value}`)}
                {value === 'open' && open > 0 ? <span className="i3"> {open}</span> : null}
                {value === 'answered' && counts?.answered ? (
                  <span className="i3"> {counts.answered}</span>
                ) : null}
              </>
            ),
          }))}
        />
      </header>
      <CasesNav />
      <div className="case-filters" role="search">
        {chooses ? (
          <Select
            allowClear
            aria-label={t('tasks.department')}
            placeholder={t('tasks.department')}
            value={filter.departmentId}
            options={departments.map(({ id, name }) => ({ value: id, label: name[language] }))}
            onChange={(value: string | undefined) => set({ departmentId: value ?? null })}
          />
        ) : null}
        <Checkbox checked={filter.mine} onChange={({ target }) => set({ mine: target.checked })}>
          {t('tasks.mine')}
        </Checkbox>
        <Checkbox checked={filter.overdue} onChange={({ target }) => set({ overdue: target.checked })}>
          {t('tasks.overdue')}
          {counts?.overdue ? <span className="c-late"> {counts.overdue}</span> : null}
        </Checkbox>
      </div>
      <div className="page-body case-list-body">
        <PagedList
          pages={list}
          loading={{ rows: 6, height: 56 }}
          failed={t('tasks.failed')}
          empty={
            <StateBlock
              drawing="answered"
              title={t(`tasks.none.${filter.view}`)}
              hint={t('tasks.noneHint')}
            />
          }
        >
          {items?.length ? (
            <ul className="case-list" aria-label={t('tasks.title')}>
              {items.map((task) => (
                <li key={task.id}>
                  <TaskRow
                    task={task}
                    department={departments.find(({ id }) => id === task.departmentId)?.name[language] ?? ''}
                    onOpen={() => void navigate(`/tasks/${task.id}`)}
                  />
                </li>
              ))}
            </ul>
          ) : null}
        </PagedList>
      </div>
      {taskId ? <TaskDrawer id={taskId} onClose={() => void navigate('/tasks')} /> : null}
    </main>
  );
}

interface TaskRowProps {
  task: CaseTask;
  department: string;
  onOpen: () => void;
}

function TaskRow({ task, department, onOpen }: TaskRowProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const running = runningTaskClock(task);
  return (
    <button type="button" className="task-row" onClick={onOpen}>
      <span className="col">
        <b className="nw">{task.caseNumber || t('feedback.one')}</b>
        <span className="i3 t12 cut">{department}</span>
      </span>
      <span className="col" style={{ minWidth: 0 }}>
        <span className="cut" title={task.text}>
          {task.text}
        </span>
        <span className="i2 t12 cut">
          {[
            t('tasks.askedBy', { name: task.askedByName, time: full(task.sentAt) }),
            task.acknowledgedByName
              ? t('tasks.takenBy', { name: task.acknowledgedByName })
              : t('tasks.nobodyYet'),
          ].join(' · ')}
        </span>
      </span>
      <span
        className={`chip ${task.state === 'sent-back' ? 'soon' : task.state === 'answered' ? 'accent' : ''}`}
      >
        {t(`tasks.state.${task.state}`)}
      </span>
      <span className="case-row-due">
        {running ? (
          <>
            <WaitChip clock={running.clock} />
            <span className="i3 t12 nw">
              {t(`tasks.clock.${running.name}`)} {full(String(running.clock.dueAt))}
            </span>
          </>
        ) : (
          <span className="i3 t12 nw">{full(task.endedAt ?? task.answeredAt ?? task.sentAt)}</span>
        )}
      </span>
    </button>
  );
}
