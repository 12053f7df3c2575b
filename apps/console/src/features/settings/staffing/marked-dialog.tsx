import { useState } from 'react';
import { Button, Input, InputNumber, Modal } from 'antd';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/session';
import { ErrorLine } from '../../../parts/error-line';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { OnlineButton } from '../page/online-button';
import { useDayNames } from './use-day-names';
import { useMarkedDays, useRefresh } from './use-staffing';

/** Days that are expected to be unlike others, and how much more comes on them. */
export function MarkedDialog({ from, onClose }: { from: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const days = useDayNames();
  const { data: marked = [] } = useMarkedDays();
  const { run, busy, problem } = useAction();
  const [form, setForm] = useState({ date: from, name: '', factor: 2 });
  const after = async () => {
    await queryClient.invalidateQueries({ queryKey: ['marked-days'] });
    refresh();
  };
  const mark = () =>
    run(async () => {
      await api.call('PUT /api/marked-days', { body: { ...form, name: form.name.trim() } });
      setForm({ ...form, name: '' });
      await after();
    });
  const unmark = (date: string) =>
    run(async () => {
      await api.call('DELETE /api/marked-days/:date', { params: { date } });
      await after();
    });
  return (
    <Modal open width={520} title={t('staffing.marked')} footer={null} onCancel={onClose}>
      <div className="form-dialog">
        <p className="i2">{t('staffing.markedHint')}</p>
        <div className="mark-form">
          <Field label={t('staffing.day')}>
            {({ id }) => (
              <Input
                id={id}
                type="date"
                value={form.date}
                onChange={({ target }) => target.value && setForm({ ...form, date: target.value })}
              />
            )}
          </Field>
          <Field label={t('staffing.markedName')}>
            {({ id }) => (
              <Input
                id={id}
                maxLength={40}
                placeholder={t('staffing.markedNames')}
                value={form.name}
                onChange={({ target }) => setForm({ ...form, name: target.value })}
              />
            )}
          </Field>
          <Field label={t('staffing.markedFactor')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={0.1}
                max={50}
                step={0.5}
                precision={1}
                value={form.factor}
                onChange={(factor) => setForm({ ...form, factor: factor ?? 1 })}
              />
            )}
          </Field>
          <OnlineButton
            type="primary"
            loading={busy}
            why={form.name.trim() ? undefined : t('common.required', { field: t('staffing.markedName') })}
            onClick={() => void mark()}
          >
            {t('staffing.mark')}
          </OnlineButton>
        </div>
        <ErrorLine problem={problem} />
        {marked.length === 0 ? (
          <p className="i3">{t('staffing.markedNone')}</p>
        ) : (
          <ul className="line-list flat marked-list">
            {marked.map(({ date, name, factor }) => (
              <li key={date}>
                <span className="i2">{days.range(date, date)}</span>
                <b className="cut grow">{name}</b>
                <span>{t('staffing.markedTimes', { n: factor })}</span>
                <Button
                  type="text"
                  aria-label={t('staffing.unmark', { name: `${name} ${date}` })}
                  icon={<Trash2 size={14} strokeWidth={1.75} />}
                  onClick={() => void unmark(date)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Modal>
  );
}
