import { useState } from 'react';
import { Button, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { serverNow } from '../../live/ticker';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { CampaignDialog } from './campaign-dialog';
import { shopDay } from './month-cells';
import { PlanEditor } from './plan-editor';
import { type ContactPlan, useContactActs, useContactPolicy, useContactTargets } from './use-contacts';
import '../promises/promises.css';
import './contacts.css';

/** For who leads: plans by tier, campaigns by segment, the month's targets, and the days of the guard. */
export function ContactPolicyPage() {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { plans, campaigns, settings } = useContactPolicy();
  const { savePlan, stopCampaign, saveSettings } = useContactActs();
  const { run } = useAction({ toast: true });
  const [editing, setEditing] = useState<ContactPlan | 'new' | null>(null);
  const [campaigning, setCampaigning] = useState(false);
  const known = settings.data;
  const setDays = (parts: { guardDays?: number; tellDays?: number }) => {
    if (!known) return;
    const { guardDays, tellDays, version } = { ...known, ...parts };
    void run(() => saveSettings({ guardDays, tellDays, version }));
  };
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('contacts.plans.title')}</h1>
          <span className="i2 t12">{t('contacts.plans.hint')}</span>
        </span>
        <Link to="/contacts">{t('contacts.title')}</Link>
      </header>
      <div className="page-body contacts">
        <section className="contact-card" aria-label={t('contacts.plans.plans')}>
          <h2>
            {t('contacts.plans.plans')}
            <Button size="small" type="primary" onClick={() => setEditing('new')}>
              {t('contacts.plans.add')}
            </Button>
          </h2>
          {plans.isPending ? <Skeleton rows={3} height={40} /> : null}
          {plans.isError && !plans.data ? (
            <ErrorBlock
              title={t('contacts.failed')}
              problem={plans.error}
              onRetry={() => void plans.refetch()}
            />
          ) : null}
          {plans.data?.length === 0 ? <p className="i2">{t('contacts.plans.none')}</p> : null}
          <ul className="promise-list">
            {plans.data?.map((plan) => (
              <li key={plan.id} className="list-row contact-row">
                <Switch
                  aria-label={plan.name}
                  checked={plan.active}
                  onChange={(active) => void run(() => savePlan(plan.id, { ...plan, active }))}
                />
                <span className="grow col">
                  <b className="cut">{plan.name}</b>
                  <span className="i2 t12 cut">
                    {[
                      t(`contacts.plans.when.${plan.trigger}`, { n: plan.days }),
                      plan.tiers.length > 0 ? plan.tiers.map((tier) => t(`tier.${tier}`)).join('、') : null,
                      t(`contacts.purpose.${plan.purpose}`),
                      t(`contacts.plans.owner.${plan.owner}`),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <Button size="small" onClick={() => setEditing(plan)}>
                  {t('contacts.plans.edit')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
        <section className="contact-card" aria-label={t('contacts.plans.campaigns')}>
          <h2>
            {t('contacts.plans.campaigns')}
            <Button size="small" type="primary" onClick={() => setCampaigning(true)}>
              {t('contacts.plans.start')}
            </Button>
          </h2>
          {campaigns.data?.length === 0 ? <p className="i2">{t('contacts.plans.noCampaigns')}</p> : null}
          <ul className="promise-list">
            {campaigns.data?.map((one) => (
              <li key={one.id} className="list-row contact-row">
                <span className="grow col">
                  <b className="cut">{one.name}</b>
                  <span className="i2 t12 cut">
                    {[
                      one.segmentName,
                      t(`contacts.plans.state.${one.state}`),
                      t('contacts.plans.progress', {
                        planned: one.planned,
                        done: one.done,
                        left: one.leftOut,
                      }),
                      t('promises.dueAt', { time: full(one.dueAt) }),
                    ].join(' · ')}
                  </span>
                </span>
                {one.state === 'planning' ? (
                  <Button size="small" onClick={() => void run(() => stopCampaign(one.id))}>
                    {t('contacts.plans.stop')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
        <Targets />
        {known ? (
          <section className="contact-card" aria-label={t('contacts.plans.settings')}>
            <h2>{t('contacts.plans.settings')}</h2>
            <label className="row g8">
              {t('contacts.plans.guardDays')}
              <InputNumber
                min={1}
                max={90}
                precision={0}
                value={known.guardDays}
                onChange={(guardDays) => guardDays && setDays({ guardDays })}
              />
            </label>
            <label className="row g8">
              {t('contacts.plans.tellDays')}
              <InputNumber
                min={1}
                max={60}
                precision={0}
                value={known.tellDays}
                onChange={(tellDays) => tellDays && setDays({ tellDays })}
              />
            </label>
          </section>
        ) : null}
      </div>
      {editing ? (
        <PlanEditor plan={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
      {campaigning ? <CampaignDialog onClose={() => setCampaigning(false)} /> : null}
    </main>
  );
}

/** How many each is to contact this month, and how far they are. */
function Targets() {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const month = shopDay(serverNow()).slice(0, 7);
  const { data } = useContactTargets(month);
  const { setTargets } = useContactActs();
  const { run } = useAction({ toast: true });
  const of = new Map(data?.items.map((one) => [one.agentId, one]));
  const serving = agents.filter(
    ({ role }) => role === 'agent' || role === 'senior-agent' || role === 'supervisor',
  );
  return (
    <section className="contact-card" aria-label={t('contacts.plans.targets')}>
      <h2>{t('contacts.plans.targetsOf', { month })}</h2>
      <table className="promise-board">
        <thead>
          <tr>
            <th scope="col">{t('promises.board.owner')}</th>
            <th scope="col">{t('contacts.plans.target')}</th>
            <th scope="col">{t('contacts.plans.planned')}</th>
            <th scope="col">{t('contacts.plans.done')}</th>
            <th scope="col">{t('contacts.plans.complete')}</th>
            <th scope="col">{t('contacts.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {serving.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <InputNumber
                  aria-label={`${t('contacts.plans.target')} ${name}`}
                  min={0}
                  max={10_000}
                  precision={0}
                  size="small"
                  {...(of.get(id)?.target ? { defaultValue: of.get(id)!.target! } : {})}
                  key={of.get(id)?.target ?? 'none'}
                  onBlur={({ target: { value } }) => {
                    const target = value === '' ? null : Number(value);
                    if (target !== (of.get(id)?.target ?? null))
                      void run(() => setTargets({ month, items: [{ agentId: id, target }] }));
                  }}
                />
              </td>
              <td>{of.get(id)?.planned ?? 0}</td>
              <td>{of.get(id)?.done ?? 0}</td>
              <td>{of.get(id)?.complete ?? 0}</td>
              <td>{of.get(id)?.verified ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
