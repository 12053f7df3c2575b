import { useState } from 'react';
import { Button } from 'antd';
import { Settings2, TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { ActionDialog } from '../actions/action-dialog';
import { ReasonDialog } from '../cases/reason-dialog';
import { OnlineButton } from '../settings/page/online-button';
import { TrendSettingsDialog } from './trend-settings-dialog';
import {
  said,
  type Trend,
  useBehindTrend,
  useMaySeeTrends,
  useTrendActs,
  useTrendName,
  useTrends,
} from './use-trends';
import './trends.css';

/** What comes more often today than it usually does, to be looked after before it becomes many complaints. */
export function RisingCard() {
  const may = useMaySeeTrends();
  return may ? <Rising /> : null;
}

function Rising() {
  const { t } = useTranslation();
  const { data, error } = useTrends(true);
  const [setting, setSetting] = useState(false);
  const items = data?.items ?? [];
  return (
    <section className="card rising" aria-label={t('trends.title')}>
      <header>
        <TrendingUp size={16} strokeWidth={1.75} aria-hidden="true" />
        <span className="grow col">
          <h2 className="b t14">{t('trends.title')}</h2>
          <span className="i2 t12">
            {data
              ? data.settings.active
                ? t('trends.hint', { percent: data.settings.percent, minimum: data.settings.minimum })
                : t('trends.off')
              : ''}
          </span>
        </span>
        {data?.mayEdit ? (
          <Button
            type="text"
            size="small"
            icon={<Settings2 size={14} strokeWidth={1.75} />}
            onClick={() => setSetting(true)}
          >
            {t('trends.set')}
          </Button>
        ) : null}
      </header>
      {error && !data ? <ErrorLine problem={error} /> : null}
      {data && items.length === 0 ? <p className="i3 rising-none">{t('trends.none')}</p> : null}
      {items.length > 0 ? (
        <ul>
          {items.map((trend) => (
            <Line key={trend.id} trend={trend} />
          ))}
        </ul>
      ) : null}
      {setting && data ? (
        <TrendSettingsDialog settings={data.settings} onClose={() => setSetting(false)} />
      ) : null}
    </section>
  );
}

function Line({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const nameOf = useTrendName();
  const { acknowledge } = useTrendActs();
  const acts = useMay('action.edit');
  const [shown, setShown] = useState(false);
  const [dialog, setDialog] = useState<'note' | 'action' | null>(null);
  const name = nameOf(trend);
  return (
    <li className={trend.rising ? '' : 'calm'}>
      <div className="rising-line">
        <span className="col" style={{ minWidth: 0 }}>
          <b className="cut">{name}</b>
          <span className="i2 t12">{t(`trends.subject.${trend.subject}`)}</span>
        </span>
        <span className="rising-count">
          <b className={trend.rising ? 'c-late' : ''}>{trend.count}</b>
          <span className="i2 t12"> {t('trends.usual', { n: said(trend.usual) })}</span>
        </span>
        <span className={`chip ${trend.rising ? 'late' : ''}`}>
          {trend.percent === null ? t('trends.new') : `+${trend.percent}%`}
        </span>
        <span className="i3 t12 nw">{t('trends.since', { time: clock(trend.since) })}</span>
        <span className="row g4 rising-deeds">
          <Button size="small" type="text" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t('trends.behind')}
          </Button>
          {trend.acknowledgedAt ? null : (
            <>
              {acts ? (
                <Button size="small" type="text" onClick={() => setDialog('action')}>
                  {t('actions.add')}
                </Button>
              ) : null}
              <OnlineButton size="small" onClick={() => setDialog('note')}>
                {t('trends.acknowledge')}
              </OnlineButton>
            </>
          )}
        </span>
      </div>
      {trend.acknowledgedAt ? (
        <p className="i2 t12 rising-note">
          {t('trends.acknowledgedBy', { name: trend.acknowledgedBy, note: trend.note })}
          {trend.actionId ? (
            <>
              {' '}
              <Link to="/actions">{t('trends.toActions')}</Link>
            </>
          ) : null}
        </p>
      ) : null}
      {shown ? <Behind id={trend.id} /> : null}
      {dialog === 'note' ? (
        <ReasonDialog
          title={t('trends.acknowledgeTitle', { name })}
          submit={t('trends.acknowledge')}
          label={t('trends.note')}
          help={t('trends.noteHint')}
          onSubmit={(note) => acknowledge(trend.id, { note })}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'action' ? (
        <ActionDialog
          of={null}
          begin={{
            what: t('trends.against', { name }),
            ...(trend.subject === 'cause' ? { causeKey: trend.key } : {}),
          }}
          onAdded={({ id: actionId, number }) =>
            // The action is there, whoever was faster in saying that they look after it.
            acknowledge(trend.id, { actionId, note: t('trends.byAction', { number }) }).catch(() => undefined)
          }
          onClose={() => setDialog(null)}
        />
      ) : null}
    </li>
  );
}

function Behind({ id }: { id: string }) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const { data, error } = useBehindTrend(id);
  if (error && !data) return <ErrorLine problem={error} />;
  if (data?.length === 0) return <p className="i3 t12 rising-note">{t('trends.noneOfYours')}</p>;
  return (
    <p className="rising-behind">
      {data?.map(({ conversationId, caseId, number, at }) => (
        <Link
          key={conversationId ?? caseId}
          to={conversationId ? `/inbox/${conversationId}` : `/cases/${caseId}`}
        >
          {conversationId ? `#${number}` : number} <span className="i3 t12">{clock(at)}</span>
        </Link>
      ))}
    </p>
  );
}
