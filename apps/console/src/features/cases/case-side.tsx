import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { useDirectory } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { TierTag } from '../../parts/tier-tag';
import { WaitChip, WaitSign } from '../../parts/wait-chip';
import { waitingLevel } from '@yingda/design-system';
import { OnlineButton } from '../settings/page/online-button';
import { useDepartments } from '../tasks/use-tasks';
import { type Deadline, deadlinesOf, largeClock, pausedSeconds } from './case-clocks';
import type { CaseDialogName } from './case-dialogs';
import { CaseHistory } from './case-history';
import { CaseSteps } from './case-steps';
import { RelatedCases } from './related-cases';
import type { CaseDetail, CaseKind } from './use-cases';
import { useSpanText } from './use-span-text';

interface CaseSideProps {
  one: CaseDetail;
  kind: CaseKind | undefined;
  onDialog: (dialog: CaseDialogName) => void;
}

/** How long it may still take, who sees it through, what belongs to it, and all that happened. */
export function CaseSide({ one, kind, onDialog }: CaseSideProps) {
  const { t } = useTranslation();
  const begunAt = one.history.findLast(({ step }) => step === 'reopened')?.at ?? one.openedAt;
  const deadlines = deadlinesOf(one, begunAt);
  const main = deadlines.find(({ state }) => state === 'running' || state === 'paused')
    ? mainOf(deadlines)
    : null;
  return (
    <aside className="card case-side" aria-label={t('cases.side')}>
      {main ? <MainClock one={one} main={main} kind={kind} /> : <Ended one={one} deadlines={deadlines} />}
      <Deadlines one={one} deadlines={deadlines} kind={kind} onDialog={onDialog} />
      <CaseSteps one={one} />
      <People one={one} onDialog={onDialog} />
      <RelatedCases one={one} />
      <CaseHistory one={one} />
    </aside>
  );
}

/** The result is what counts until it is told; then the follow-up. */
function mainOf(deadlines: readonly Deadline[]): Deadline {
  const running = deadlines.filter(({ state }) => state === 'running' || state === 'paused');
  return running.find(({ name }) => name === 'result') ?? (running.at(-1) as Deadline);
}

function MainClock({ one, main, kind }: { one: CaseDetail; main: Deadline; kind: CaseKind | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const spanText = useSpanText();
  const now = useNow();
  const paused = main.state === 'paused' && one.pausedSince;
  const at = paused ? Date.parse(paused) : now;
  const level = waitingLevel(main.clock, now);
  const [start, due] = [new Date(main.clock.startedAt).getTime(), Date.parse(main.dueAt)];
  const share = due > start ? Math.min(1, Math.max(0, (at - start) / (due - start))) : 1;
  const minutes = main.name === 'follow-up' ? kind?.deadlines.followUpMinutes : kind?.deadlines.resultMinutes;
  return (
    <section>
      <div className="row t12 i2">
        <span className="grow">
          {t(level === 'late' ? `cases.mainLate.${main.name}` : `cases.main.${main.name}`)}
        </span>
        {minutes ? t('cases.target', { time: spanText(minutes) }) : null}
      </div>
      <div
        className={`case-clock ${level}`}
        role="timer"
        aria-label={t('cases.dueAt', { time: full(main.dueAt) })}
        title={t('cases.dueAt', { time: full(main.dueAt) })}
      >
        {largeClock((due - at) / 1_000, language)}
      </div>
      <div className={`case-meter ${level}`}>
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <div className="row t12 i3" style={{ marginTop: 6 }}>
        <span className="grow">{t('cases.startedAt', { time: full(main.clock.startedAt) })}</span>
        <span>{t('cases.dueAt', { time: full(main.dueAt) })}</span>
      </div>
      {paused ? (
        <p className="i2" style={{ marginTop: 8 }}>
          {t('cases.pausedSince', { time: full(paused) })}
        </p>
      ) : null}
    </section>
  );
}

function Ended({ one, deadlines }: { one: CaseDetail; deadlines: readonly Deadline[] }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const missed = deadlines.filter(({ state }) => state === 'missed');
  return (
    <section>
      <div className="t12 i2">{t('cases.endedTitle')}</div>
      <p className="t14 b">{one.closedAs ? t(`cases.ending.${one.closedAs}`) : null}</p>
      <p className="i3 t12">
        {one.closedAt ? full(one.closedAt) : null}
        {' · '}
        {missed.length > 0 ? t('cases.missedList', { n: missed.length }) : t('cases.allMet')}
      </p>
    </section>
  );
}

interface DeadlinesProps extends CaseSideProps {
  deadlines: readonly Deadline[];
}

function Deadlines({ one, deadlines, kind, onDialog }: DeadlinesProps) {
  const { t } = useTranslation();
  const { duration, full } = useFormats();
  const spanText = useSpanText();
  const now = useNow();
  const { extension, may } = one;
  const waited = pausedSeconds(one, now);
  const minutes = {
    answer: one.extendedTo ? kind?.deadlines.extendedMinutes : kind?.deadlines.answerMinutes,
    result: kind?.deadlines.resultMinutes,
    'follow-up': kind?.deadlines.followUpMinutes,
  };
  return (
    <section>
      <h2>{t('cases.deadlines')}</h2>
      {deadlines.map((deadline) => {
        const span = minutes[deadline.name];
        return (
          <div key={deadline.name} className="case-deadline">
            <span className="grow">
              {t(`cases.clock.${deadline.name}`)}
              {span ? <span className="i3">{t('cases.clockSpan', { time: spanText(span) })}</span> : null}
            </span>
            {deadline.state === 'running' || deadline.state === 'paused' ? (
              <WaitChip clock={deadline.clock} />
            ) : (
              <span
                className={`t12 ${deadline.state === 'met' ? 'c-ok' : 'c-late'}`}
                title={deadline.metAt ? full(deadline.metAt) : undefined}
              >
                {t(`cases.kept.${deadline.state}`)}
              </span>
            )}
          </div>
        );
      })}
      <div className="case-deadline i2">
        <WaitSign level="paused" used={0} />
        <span className="grow">{t('cases.waited')}</span>
        <span className="i3">{waited > 0 ? duration(waited, 'long') : '0:00'}</span>
      </div>
      {extension ? (
        <div className={`case-notice${extension.state === 'asked' ? ' soon' : ''}`} style={{ marginTop: 6 }}>
          <span className="grow">
            {t(`cases.extension.${extension.state}`, {
              asker: extension.askedByName,
              decider: extension.decidedByName ?? '',
            })}
            <span className="case-line-note">{extension.reason}</span>
            {extension.note ? <span className="case-line-note">{extension.note}</span> : null}
          </span>
        </div>
      ) : null}
      <div className="row g8 wrap" style={{ marginTop: 8 }}>
        {may.includes('ask-extension') ? (
          <OnlineButton size="small" onClick={() => onDialog('ask-extension')}>
            {kind?.deadlines.extendedMinutes
              ? t('cases.extension.ask', { time: spanText(kind.deadlines.extendedMinutes) })
              : t('cases.extension.askAny')}
          </OnlineButton>
        ) : null}
        {may.includes('decide-extension') ? (
          <>
            <OnlineButton size="small" type="primary" onClick={() => onDialog('approve-extension')}>
              {t('cases.extension.approve')}
            </OnlineButton>
            <OnlineButton size="small" danger onClick={() => onDialog('refuse-extension')}>
              {t('cases.extension.refuse')}
            </OnlineButton>
          </>
        ) : null}
        {may.includes('pause') ? (
          <Button type="text" size="small" onClick={() => onDialog('pause')}>
            {t('cases.deed.pause')}
          </Button>
        ) : null}
        {may.includes('resume') ? (
          <OnlineButton size="small" onClick={() => onDialog('resume')}>
            {t('cases.step.resume')}
          </OnlineButton>
        ) : null}
      </div>
    </section>
  );
}

function People({ one, onDialog }: Omit<CaseSideProps, 'kind'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { teams } = useDirectory();
  const department = useDepartments().data?.find(({ id }) => id === one.departmentId);
  const team = teams.find(({ id }) => id === one.teamId);
  return (
    <section>
      <div className="case-person">
        <span className="what">{t('cases.owner')}</span>
        {one.ownerId ? <Avatar id={one.ownerId} name={one.ownerName ?? ''} size={20} /> : null}
        <span className="cut">{one.ownerName ?? t('cases.noOwner')}</span>
        <span className="i3 t12 cut">{t('cases.supervises')}</span>
        <span className="grow" />
        {one.may.includes('hand-over') ? (
          <button type="button" className="link-button t12 nw" onClick={() => onDialog('hand-over')}>
            {t('cases.deed.hand-over')}
          </button>
        ) : null}
      </div>
      {team ? (
        <div className="case-person">
          <span className="what">{t('cases.team')}</span>
          <span className="cut">{team.name}</span>
        </div>
      ) : null}
      {department ? (
        <div className="case-person">
          <span className="what">{t('tasks.department')}</span>
          <span className="cut">{department.name[language]}</span>
        </div>
      ) : null}
      <div className="case-person">
        <span className="what">{t('cases.customer')}</span>
        {one.customerId ? (
          <>
            <Avatar id={one.customerId} name={one.customerName ?? ''} size={20} />
            {one.masked ? (
              <span className="cut">{one.customerName}</span>
            ) : (
              <Link className="cut" to={`/customers/${one.customerId}`}>
                {one.customerName ?? t('cases.noCustomer')}
              </Link>
            )}
            {one.tier ? <TierTag tier={one.tier} /> : null}
          </>
        ) : (
          <span className="i3">{t('cases.noCustomer')}</span>
        )}
      </div>
    </section>
  );
}
