import { useState } from 'react';
import { Button, Drawer, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CASE_TASK_LIMITS } from '@yingda/contracts/names';
import { useMay } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Kbd } from '../../parts/kbd';
import { MOD } from '../../parts/keys-text';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { WaitChip } from '../../parts/wait-chip';
import { FileList } from '../cases/file-list';
import { type ChosenFile, FilesField } from '../cases/files-field';
import { ReasonDialog } from '../cases/reason-dialog';
import { useKept } from '../cases/use-kept';
import { OnlineButton } from '../settings/page/online-button';
import { HandDialog } from './hand-dialog';
import { runningTaskClock } from './task-clock';
import { TaskLinks } from './task-links';
import { type TaskDetail, useDepartments, useTask, useTaskActs } from './use-tasks';
import '../cases/cases.css';

/** One task: what is asked, what of the case may be seen, the answer, and what has happened to it. */
export function TaskDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, isError, error, refetch } = useTask(id);
  return (
    <Drawer
      open
      size={600}
      title={data ? t('tasks.drawer', { number: data.caseNumber || t('feedback.one') }) : t('tasks.title')}
      onClose={onClose}
      closable={{ 'aria-label': t('common.close') }}
    >
      {data ? (
        <Task key={data.id} task={data} />
      ) : isError ? (
        <ErrorBlock title={t('tasks.failedOne')} problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={6} height={40} />
      )}
    </Drawer>
  );
}

function Task({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const readsCases = useMay('case.read');
  const department = useDepartments().data?.find(({ id }) => id === task.departmentId);
  const running = runningTaskClock(task);
  return (
    <div className="case-main">
      <div className="row g8 wrap">
        <span
          className={`chip ${task.state === 'accepted' ? 'ok' : task.state === 'answered' ? 'accent' : 'soon'}`}
        >
          {t(`tasks.state.${task.state}`)}
        </span>
        {department ? <b>{department.name[language]}</b> : null}
        <span className="grow" />
        {running ? (
          <>
            <span className="i3 t12">{t(`tasks.clock.${running.name}`)}</span>
            <WaitChip clock={running.clock} />
          </>
        ) : null}
        {task.late ? <span className="chip late">{t('tasks.late')}</span> : null}
      </div>
      <p className="i2 t12">
        {t('tasks.askedLine', { name: task.askedByName, time: full(task.sentAt), due: full(task.dueAt) })}
        {readsCases ? (
          <>
            {' '}
            {task.caseId ? (
              <Link to={`/cases/${task.caseId}`}>{t('tasks.toCase', { number: task.caseNumber })}</Link>
            ) : (
              <Link to={`/cases/feedback?id=${task.feedbackId}`}>{t('tasks.toFeedback')}</Link>
            )}
          </>
        ) : null}
      </p>
      <p className="t14" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {task.text}
      </p>
      {task.facts.length + task.files.length > 0 || task.customerName ? (
        <dl className="case-facts narrow card" style={{ padding: '12px 16px' }}>
          {task.customerName ? (
            <>
              <dt>{t('tasks.customer')}</dt>
              <dd>{task.customerName}</dd>
            </>
          ) : null}
          {task.facts.map(({ label, value }) => (
            <Fact key={label} label={label} value={value} />
          ))}
          {task.files.length > 0 ? (
            <>
              <dt>{t('cases.files.title')}</dt>
              <dd>
                <FileList files={task.files} />
              </dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {task.answer ? (
        <section className="card case-card" aria-label={t('tasks.answerTitle')}>
          <header>
            <h2 className="grow">{t('tasks.answerTitle')}</h2>
            <span className="i3 t12">
              {[task.answeredByName, task.answeredAt ? full(task.answeredAt) : null]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </header>
          <div className="body col g8">
            <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{task.answer}</p>
            <FileList files={task.answerFiles} />
          </div>
        </section>
      ) : null}
      {task.mayWork ? <Working task={task} /> : null}
      {task.maySupervise ? <Supervising task={task} /> : null}
      <ol className="case-lines" aria-label={t('tasks.history')}>
        {[...task.history].reverse().map((line, at) => (
          <li
            key={`${line.at}-${at}`}
            className={line.step === 'answered' || line.step === 'accepted' ? 'key' : ''}
          >
            <b>{full(line.at)}</b>{' '}
            <span className="i2">{t(`tasks.step.${line.step}`, { by: line.byName })}</span>
            {line.note && line.step !== 'sent' && line.step !== 'answered' ? (
              <span className="case-line-note i2">{line.note}</span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** For who works on it: take it, then answer. What was typed is kept on this device. */
function Working({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const acts = useTaskActs(task);
  const { run, busy, problem } = useAction();
  const [text, setText, forget] = useKept(`task-${task.id}`);
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [handing, setHanding] = useState(false);
  const answers = task.state === 'sent' || task.state === 'acknowledged' || task.state === 'sent-back';
  if (!answers) return null;
  const missing = text.trim() ? undefined : t('common.required', { field: t('tasks.answerTitle') });
  async function answer() {
    if (missing || busy) return;
    const done = await run(() =>
      acts.answer({ text: text.trim(), attachmentIds: files.map(({ id }) => id) }),
    );
    if (!done) return;
    forget();
    setFiles([]);
  }
  return (
    <section className="case-form" aria-label={t('tasks.answer')}>
      {task.state === 'sent-back' ? <SentBack task={task} /> : null}
      <Input.TextArea
        aria-label={t('tasks.answerTitle')}
        autoSize={{ minRows: 4, maxRows: 14 }}
        maxLength={8_000}
        placeholder={t('tasks.answerHint')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing)
            void answer();
        }}
      />
      <FilesField files={files} most={CASE_TASK_LIMITS.files} onChange={setFiles} />
      <ErrorLine problem={problem} />
      <div className="row g8">
        <Button type="text" onClick={() => setHanding(true)}>
          {t('tasks.hand')}
        </Button>
        <span className="grow" />
        {task.state === 'sent' ? (
          <OnlineButton loading={busy} onClick={() => void run(acts.acknowledge)}>
            {t('tasks.acknowledge')}
          </OnlineButton>
        ) : null}
        <OnlineButton type="primary" why={missing} loading={busy} onClick={() => void answer()}>
          {t('tasks.answer')} <Kbd>{`${MOD}↵`}</Kbd>
        </OnlineButton>
      </div>
      {handing ? <HandDialog task={task} onClose={() => setHanding(false)} /> : null}
    </section>
  );
}

function SentBack({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const line = task.history.findLast(({ step }) => step === 'sent-back');
  return (
    <div className="case-notice soon" role="alert">
      {t('tasks.sentBackLine', { name: line?.byName ?? '', reason: line?.note ?? '' })}
    </div>
  );
}

/** For who supervises it to the end: look at the answer, send it back, take it back, mail a link. */
function Supervising({ task }: { task: TaskDetail }) {
  const { t } = useTranslation();
  const acts = useTaskActs(task);
  const { run, busy, problem } = useAction();
  const [dialog, setDialog] = useState<'send-back' | 'withdraw' | null>(null);
  const ended = task.state === 'accepted' || task.state === 'withdrawn';
  if (ended) return null;
  return (
    <section className="col g8" aria-label={t('tasks.supervise')}>
      <ErrorLine problem={problem} />
      <div className="row g8">
        <Button type="text" onClick={() => setDialog('withdraw')}>
          {t('tasks.withdraw')}
        </Button>
        <span className="grow" />
        {task.state === 'answered' ? (
          <>
            <OnlineButton onClick={() => setDialog('send-back')}>{t('tasks.sendBack')}</OnlineButton>
            <OnlineButton type="primary" loading={busy} onClick={() => void run(() => acts.accept(''))}>
              {t('tasks.accept')}
            </OnlineButton>
          </>
        ) : null}
      </div>
      {task.state === 'answered' ? null : <TaskLinks task={task} />}
      {dialog ? (
        <ReasonDialog
          title={t(`tasks.dialog.${dialog}`)}
          submit={t(dialog === 'withdraw' ? 'tasks.withdraw' : 'tasks.sendBack')}
          label={t('tasks.reason')}
          danger={dialog === 'withdraw'}
          onSubmit={dialog === 'withdraw' ? acts.withdraw : acts.sendBack}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </section>
  );
}
