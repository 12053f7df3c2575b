import { useState } from 'react';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CONTACT_PURPOSES, CONTACT_SOURCES, type ContactView } from '@yingda/contracts/names';
import { useMay, useMe } from '../../app/use-session';
import { ContactCalendar } from './contact-calendar';
import { ContactList } from './contact-list';
import { PlanDialog } from './plan-dialog';
import { type ContactFilter, useContactCounts } from './use-contacts';
import { WriteDialog } from './write-dialog';
import '../promises/promises.css';
import './contacts.css';

type Tab = ContactView | 'calendar';

/** Callbacks and visits: what is due, the month, what is over, what is to be verified, whom we still owe a word. */
export function ContactsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const verifies = useMay('contact.verify');
  const works = me.permissions.some(
    ({ permission, scope }) => permission === 'contact.work' && scope !== 'none' && scope !== 'masked',
  );
  const wide = me.permissions.some(
    ({ permission, scope }) => permission === 'contact.work' && scope !== 'none' && scope !== 'own',
  );
  const [tab, setTab] = useState<Tab>('open');
  const [filter, setFilter] = useState<Omit<ContactFilter, 'view'>>({ mine: works });
  const [planning, setPlanning] = useState(false);
  const [writing, setWriting] = useState(false);
  const mine = filter.mine || !wide;
  const counts = useContactCounts(mine);
  const tabs: Tab[] = ['open', 'calendar', 'opinions', 'ended', ...(verifies ? (['verify'] as const) : [])];
  const badge: Partial<Record<Tab, number | undefined>> = {
    open: counts.data?.overdue,
    opinions: counts.data?.openPoints,
    verify: counts.data?.toVerify,
  };
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('contacts.title')}</h1>
          <span className="i2 t12">{t('contacts.hint')}</span>
        </span>
        <Link to="/callbacks">{t('callbacks.title')}</Link>
        {wide ? <Link to="/contacts/plans">{t('contacts.plans.title')}</Link> : null}
        {works ? (
          <>
            <Button onClick={() => setWriting(true)}>{t('contacts.write')}</Button>
            <Button type="primary" onClick={() => setPlanning(true)}>
              {t('contacts.plan')}
            </Button>
          </>
        ) : null}
      </header>
      <div className="page-body contacts">
        {counts.data ? <Counts counts={counts.data} /> : null}
        <div className="contact-filters">
          <Segmented<Tab>
            aria-label={t('contacts.title')}
            value={tab}
            onChange={setTab}
            options={tabs.map((value) => ({
              value,
              label: `${t(`contacts.view.${value}`)}${badge[value] ? ` ${badge[value]}` : ''}`,
            }))}
          />
          {wide && works ? (
            <Segmented<'mine' | 'team'>
              aria-label={t('contacts.whose')}
              value={mine ? 'mine' : 'team'}
              onChange={(value) => setFilter((before) => ({ ...before, mine: value === 'mine' }))}
              options={(['mine', 'team'] as const).map((value) => ({ value, label: t(`contacts.${value}`) }))}
            />
          ) : null}
          {tab === 'calendar' ? null : (
            <>
              <Select
                allowClear
                aria-label={t('contacts.purposeLabel')}
                placeholder={t('contacts.purposeLabel')}
                value={filter.purpose}
                options={CONTACT_PURPOSES.map((value) => ({ value, label: t(`contacts.purpose.${value}`) }))}
                onChange={(purpose) => setFilter((before) => ({ ...before, purpose }))}
              />
              <Select
                allowClear
                aria-label={t('contacts.sourceLabel')}
                placeholder={t('contacts.sourceLabel')}
                value={filter.source}
                options={CONTACT_SOURCES.map((value) => ({ value, label: t(`contacts.source.${value}`) }))}
                onChange={(source) => setFilter((before) => ({ ...before, source }))}
              />
            </>
          )}
          {tab === 'ended' ? (
            <Checkbox
              checked={filter.incomplete ?? false}
              onChange={({ target }) => setFilter((before) => ({ ...before, incomplete: target.checked }))}
            >
              {t('contacts.incompleteOnly')}
            </Checkbox>
          ) : null}
        </div>
        {tab === 'calendar' ? (
          <ContactCalendar mine={mine} />
        ) : (
          <ContactList
            filter={{ ...filter, mine, view: tab, incomplete: tab === 'ended' && filter.incomplete === true }}
          />
        )}
      </div>
      {writing ? <WriteDialog onClose={() => setWriting(false)} /> : null}
      {planning ? <PlanDialog customer={null} onClose={() => setPlanning(false)} /> : null}
    </main>
  );
}

function Counts({ counts }: { counts: NonNullable<ReturnType<typeof useContactCounts>['data']> }) {
  const { t } = useTranslation();
  const { overdue, dueToday, later, openPoints, doneThisMonth, incompleteThisMonth, target } = counts;
  const figures = [
    { key: 'overdue', value: String(overdue), look: overdue > 0 ? 'late' : '' },
    { key: 'dueToday', value: String(dueToday), look: '' },
    { key: 'later', value: String(later), look: '' },
    { key: 'openPoints', value: String(openPoints), look: '' },
    { key: 'month', value: target ? `${doneThisMonth} / ${target}` : String(doneThisMonth), look: '' },
    { key: 'incomplete', value: String(incompleteThisMonth), look: incompleteThisMonth > 0 ? 'late' : '' },
  ] as const;
  return (
    <dl className="promise-counts">
      {figures.map(({ key, value, look }) => (
        <div key={key} className={look}>
          <dt>{t(`contacts.count.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
