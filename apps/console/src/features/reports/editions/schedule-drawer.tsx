import { useState } from 'react';
import { App, Button, Drawer, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { useFormats, useSayProblem } from '../../../i18n/use-texts';
import { ErrorBlock, Skeleton } from '../../../parts/state-block';
import { AddressesField, isAddress } from './addresses-field';
import { useReschedule, useSchedules, type Schedule } from './use-editions';

/** When each report is made, in which language it goes out, and to whom. */
export function ScheduleDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const schedules = useSchedules(true);
  return (
    <Drawer open title={t('edition.setUp')} size={480} onClose={onClose}>
      {schedules.isPending ? <Skeleton rows={3} height={120} /> : null}
      {schedules.isError ? (
        <ErrorBlock
          title={t('edition.failed')}
          problem={schedules.error}
          onRetry={() => void schedules.refetch()}
        />
      ) : null}
      {schedules.data && !schedules.data[0]?.mailReady ? (
        <p className="edition-notice">{t('edition.mailNotReady')}</p>
      ) : null}
      {schedules.data?.map((schedule) => (
        <ScheduleForm key={`${schedule.kind}-${schedule.version}`} schedule={schedule} />
      ))}
    </Drawer>
  );
}

function ScheduleForm({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { full } = useFormats();
  const say = useSayProblem();
  const store = useReschedule(schedule.kind);
  const [draft, setDraft] = useState({
    active: schedule.active,
    language: schedule.language,
    addresses: schedule.addresses,
  });
  const changed =
    draft.active !== schedule.active ||
    draft.language !== schedule.language ||
    draft.addresses.join() !== schedule.addresses.join();
  const save = () =>
    store.mutate(
      { ...draft, version: schedule.version },
      {
        onSuccess: () => void message.success(t('common.saved')),
        onError: (thrown) => void message.error(say(thrown)),
      },
    );
  return (
    <section className="edition-schedule" aria-label={t(`edition.kind.${schedule.kind}`)}>
      <header className="row g6">
        <b className="grow">{t(`edition.kind.${schedule.kind}`)}</b>
        <Switch
          checked={draft.active}
          aria-label={t('edition.active')}
          onChange={(active) => setDraft({ ...draft, active })}
        />
      </header>
      <p className="i2 t12">
        {t(`edition.when.${schedule.kind}`)}{' '}
        {draft.active ? t('edition.next', { time: full(schedule.nextAt) }) : t('edition.off')}
      </p>
      <AddressesField
        label={t('edition.addresses')}
        value={draft.addresses}
        onChange={(addresses) => setDraft({ ...draft, addresses })}
      />
      <div className="row g6">
        <Select<Language>
          value={draft.language}
          aria-label={t('edition.language')}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(language) => setDraft({ ...draft, language })}
        />
        <span className="grow" />
        <Button
          type="primary"
          disabled={!changed || !draft.addresses.every(isAddress)}
          loading={store.isPending}
          onClick={save}
        >
          {t('common.save')}
        </Button>
      </div>
    </section>
  );
}
