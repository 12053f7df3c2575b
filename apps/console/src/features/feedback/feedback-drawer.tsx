import { useState } from 'react';
import { Button, Drawer, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FEEDBACK_SORTS, type FeedbackSort } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { AskedDepartments } from './asked-departments';
import { FeedbackAboutFields } from './feedback-about';
import { FeedbackDeed, type FeedbackDeedKind } from './feedback-deeds';
import { type FeedbackDetail, useFeedbackActs, useFeedbackDetail } from './use-feedback';

/** One feedback: what was said, what is to be done next, and what was done. */
export function FeedbackDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, isError, error, refetch } = useFeedbackDetail(id);
  return (
    <Drawer open size={520} title={t('feedback.one')} onClose={onClose}>
      {isError && !data ? (
        <ErrorBlock title={t('feedback.failed')} problem={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <Detail one={data} /> : isError ? null : <Skeleton rows={6} height={40} />}
    </Drawer>
  );
}

function Detail({ one }: { one: FeedbackDetail }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { permissions } = useMe();
  const works = permissions.some(
    ({ permission, scope }) => permission === 'feedback.work' && scope === 'all',
  );
  const { sort } = useFeedbackActs(one);
  const { run, busy, problem } = useAction();
  const [deed, setDeed] = useState<FeedbackDeedKind | null>(null);
  const next: FeedbackDeedKind[] =
    one.state === 'done'
      ? []
      : one.state === 'answered'
        ? one.outcome === 'action'
          ? ['tell']
          : ['decide', 'case']
        : one.sort
          ? ['answer', 'case']
          : ['case'];
  return (
    <>
      <p className="feedback-text">{one.text}</p>
      <p className="i2 t12">
        {[one.customerName, full(one.receivedAt)].filter(Boolean).join(' · ')}
        {one.conversationId ? (
          <>
            {' · '}
            <Link to={`/inbox/${one.conversationId}`}>{t('feedback.toConversation')}</Link>
          </>
        ) : null}
      </p>
      {works && one.state !== 'done' ? (
        <div className="col g6 feedback-sort">
          <span className="i2 t12">{t('feedback.sortLabel')}</span>
          <Segmented<FeedbackSort | 'none'>
            block
            disabled={busy}
            aria-label={t('feedback.sortLabel')}
            value={one.sort ?? 'none'}
            onChange={(value) => value !== 'none' && void run(() => sort({ sort: value }))}
            options={FEEDBACK_SORTS.map((value) => ({ value, label: t(`feedback.sort.${value}`) }))}
          />
          {one.sort ? <FeedbackAboutFields key={one.version} one={one} /> : null}
        </div>
      ) : null}
      {problem ? <ErrorLine problem={problem} /> : null}
      {one.answer && one.outcome !== 'case' ? (
        <Said label={t('feedback.answeredAt', { time: full(one.answeredAt!) })} text={one.answer} />
      ) : null}
      {one.outcome ? (
        <Said label={t(`feedback.outcome.${one.outcome}`)} text={one.reason}>
          {one.caseId ? <Link to={`/cases/${one.caseId}`}>{one.answer}</Link> : null}
        </Said>
      ) : null}
      {works ? (
        <div className="row wrap g8 feedback-deeds">
          {next.map((kind, index) => (
            <Button
              key={kind}
              type={index === 0 && kind !== 'case' ? 'primary' : 'default'}
              onClick={() => setDeed(kind)}
            >
              {t(`feedback.deed.${kind}.title`)}
            </Button>
          ))}
          <Button type="text" onClick={() => setDeed('note')}>
            {t('feedback.deed.note.title')}
          </Button>
        </div>
      ) : null}
      <AskedDepartments one={one} asks={works && one.state !== 'done'} />
      {one.state === 'received' && works ? <p className="i2 t12">{t('feedback.sortFirst')}</p> : null}
      <ol className="promise-history" aria-label={t('feedback.history')}>
        {one.history.map((line, index) => (
          <li key={`${line.at}-${index}`}>
            <span className="i2 t12 nw">{full(line.at)}</span>
            <span>
              {t(`feedback.step.${line.step}`, { by: line.byId ? line.byName : t('common.system') })}
            </span>
            {line.note && (line.step === 'noted' || line.step === 'task-answered') ? (
              <span className="i2 promise-note">{line.note}</span>
            ) : null}
          </li>
        ))}
      </ol>
      {deed ? <FeedbackDeed one={one} kind={deed} onClose={() => setDeed(null)} /> : null}
    </>
  );
}

function Said({ label, text, children }: { label: string; text: string; children?: React.ReactNode }) {
  return (
    <div className="feedback-said">
      <span className="i2 t12">{label}</span>
      {text ? <span className="feedback-words">{text}</span> : null}
      {children}
    </div>
  );
}
