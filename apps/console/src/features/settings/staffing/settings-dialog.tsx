import { useMemo, useState } from 'react';
import { App, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { timeZones } from '../calendars/time-zones';
import { FormDialog } from '../page/form-dialog';
import { SettingRow } from '../page/setting-row';
import { type StaffingWeek, useRefresh } from './use-staffing';

/** How a team plans, and whether its shifts decide who gets new conversations. */
export function SettingsDialog({ week, onClose }: { week: StaffingWeek; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const { run, busy, problem } = useAction();
  const [form, setForm] = useState(week.settings);
  const zones = useMemo(() => timeZones(new Date()), []);
  const set = (parts: Partial<typeof form>) => setForm((before) => ({ ...before, ...parts }));

  async function submit() {
    const done = await run(() =>
      api.call('PUT /api/teams/:id/staffing', { params: { id: week.teamId }, body: form }),
    );
    refresh();
    if (!done) return;
    void message.success(t('staffing.saved'));
    onClose();
  }

  return (
    <FormDialog
      title={t('staffing.settings')}
      submit={t('common.save')}
      busy={busy}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SettingRow label={t('staffing.decide')} help={t('staffing.decideHint')}>
        <Switch
          aria-label={t('staffing.decide')}
          checked={form.shiftsDecide}
          onChange={(shiftsDecide) => set({ shiftsDecide })}
        />
      </SettingRow>
      <SettingRow label={t('staffing.stopBefore')}>
        <InputNumber
          aria-label={t('staffing.stopBefore')}
          min={0}
          max={240}
          precision={0}
          disabled={!form.shiftsDecide}
          suffix={t('staffing.minutes')}
          value={form.stopBeforeMinutes}
          onChange={(value) => set({ stopBeforeMinutes: value ?? 0 })}
        />
      </SettingRow>
      <SettingRow label={t('staffing.occupancy')} help={t('staffing.occupancyHint')}>
        <InputNumber
          aria-label={t('staffing.occupancy')}
          min={10}
          max={100}
          precision={0}
          suffix="%"
          value={form.occupancyPercent}
          onChange={(value) => set({ occupancyPercent: value ?? 80 })}
        />
      </SettingRow>
      <SettingRow label={t('staffing.minimum')}>
        <InputNumber
          aria-label={t('staffing.minimum')}
          min={0}
          max={100}
          precision={0}
          suffix={t('staffing.people')}
          value={form.minimumAgents}
          onChange={(value) => set({ minimumAgents: value ?? 0 })}
        />
      </SettingRow>
      <SettingRow label={t('staffing.timeZone')}>
        <Select
          aria-label={t('staffing.timeZone')}
          style={{ width: 220 }}
          showSearch={{ optionFilterProp: 'search' }}
          value={form.timeZone}
          options={zones}
          onChange={(timeZone) => set({ timeZone })}
        />
      </SettingRow>
    </FormDialog>
  );
}
