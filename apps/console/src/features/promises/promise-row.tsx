import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { useAgent, useDirectory } from '../../live/use-live';
import { groupOf, secondsLeft } from './day-groups';
import type { Owed } from './use-promises';

/** Where what is kept elsewhere is worked on. */
const SOURCES: Partial<Record<NonNullable<Owed['of']>['kind'], (id: string) => string>> = {
  case: (id) => `/cases/${id}`,
  task: (id) => `/tasks/${id}`,
  action: () => '/actions',
  contact: (id) => `/contacts/${id}`,
};

/** Less than this is soon. */
const SOON_SECONDS = 2 * 3_600;

interface PromiseRowProps {
  promise: Owed;
  /** Whether it may be worked on here, or only looked at. */
  works: boolean;
  onKeep: () => void;
  onReassign: () => void;
  onOpen: () => void;
}

/** One promise: until when, what to whom, whose it is, and what may be done about it. */
export function PromiseRow({ promise, works, onKeep, onReassign, onOpen }: PromiseRowProps) {
  const { t } = useTranslation();
  const { full, clock, duration } = useFormats();
  const { teams } = useDirectory();
  const now = useNow();
  const owner = useAgent(promise.ownerId ?? undefined);
  const { done, state, dueAt, kind, conversationId, of, pausedSince } = promise;
  const source = of ? SOURCES[of.kind]?.(of.id) : undefined;
  const left = secondsLeft(promise, now);
  const group = groupOf(promise, now);
  const look = pausedSince
    ? ''
    : done
      ? state === 'kept'
        ? 'ok'
        : 'late'
      : left < 0
        ? 'late'
        : left < SOON_SECONDS
          ? 'soon'
          : '';
  const text = pausedSince
    ? t('promises.waiting')
    : done
      ? t(`promises.state.${state}`)
      : left < 0
        ? t('promises.overdueBy', { time: duration(-left, 'long') })
        : t('promises.in', { time: duration(left, 'long') });
  const team = teams.find(({ id }) => id === promise.teamId);
  return (
    <li className="list-row promise-row">
      <span className="promise-when">
        <b className="nw">{group === 'today' && !done ? clock(dueAt) : full(dueAt)}</b>
        <span className={`chip ${look}`}>{text}</span>
        {promise.untold ? (
          <span className="chip soon" title={t('promises.untoldHint')}>
            {t('promises.untold')}
          </span>
        ) : null}
      </span>
      <span className="grow col">
        <span className="row g8">
          <span className="b nw">{t(`promises.kind.${kind}`)}</span>
          {promise.score !== null && promise.score !== undefined ? (
            <span className="promise-score" aria-label={t('promises.scoreOf', { n: promise.score })}>
              {t('promises.score', { n: promise.score })}
            </span>
          ) : null}
          <span className="cut">{promise.what}</span>
        </span>
        <span className="i2 t12 cut">
          {conversationId ? (
            <Link to={`/conversations/${conversationId}`}>
              {[promise.customerName, promise.conversationNumber && `#${promise.conversationNumber}`]
                .filter(Boolean)
                .join(' · ')}
            </Link>
          ) : (
            promise.customerName
          )}
          {` · ${[owner?.name ?? t('promises.nobody'), team?.name].filter(Boolean).join(' · ')}`}
        </span>
      </span>
      <span className="promise-acts">
        <Button size="small" type="text" onClick={onOpen}>
          {t('promises.history')}
        </Button>
        {works && !done ? (
          <>
            <Button size="small" onClick={onReassign}>
              {t('promises.reassign')}
            </Button>
            {source ? (
              <Link className="ant-btn ant-btn-primary ant-btn-sm promise-source" to={source}>
                {t('promises.from', { kind: t(`promises.kind.${kind}`) })}
              </Link>
            ) : (
              <Button size="small" type="primary" onClick={onKeep}>
                {t('promises.keep')}
              </Button>
            )}
          </>
        ) : null}
      </span>
    </li>
  );
}
