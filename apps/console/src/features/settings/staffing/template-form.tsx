import { useState } from 'react';
import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SHIFT_COLORS } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import type { Template } from './use-staffing';
import { minutesOf } from './wall-days';

const FRESH: Omit<Template, 'id'> = {
  ...{ name: '', color: 'teal', start: '09:00', end: '18:00' },
  breaks: [{ open: '12:00', close: '13:00' }],
};

interface TemplateFormProps {
  template: Template | null;
  onSaved: () => void;
  onClose: () => void;
}

/** One template of shifts. */
export function TemplateForm({ template, onSaved, onClose }: TemplateFormProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState<Omit<Template, 'id'>>(template ?? FRESH);
  const { run, busy, problem } = useAction();
  const code = problem ? Problem.of(problem).code : null;
  const set = (parts: Partial<Template>) => setForm((before) => ({ ...before, ...parts }));
  const { name, color, start, end, breaks } = form;
  const setBreak = (at: number, parts: Partial<Template['breaks'][number]>) =>
    set({ breaks: breaks.map((one, n) => (n === at ? { ...one, ...parts } : one)) });
  const time = (value: string, onChange: (value: string) => void, label?: string) => (
    <Input
      type="time"
      value={value}
      aria-label={label}
      onChange={({ target }) => target.value && onChange(target.value)}
    />
  );

  async function submit() {
    if (!name.trim()) return;
    const body = { name: name.trim(), color, start, end, breaks };
    const done = await run(() =>
      template
        ? api.call('PATCH /api/shift-templates/:id', { params: { id: template.id }, body })
        : api.call('POST /api/shift-templates', { body }),
    );
    if (done) onSaved();
  }

  return (
    <FormDialog
      title={template ? template.name : t('staffing.addTemplate')}
      submit={t('common.save')}
      busy={busy}
      problem={code === 'already-exists' || code === 'invalid-setting' ? null : problem}
      why={name.trim() ? undefined : t('common.required', { field: t('staffing.template.name') })}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={t('staffing.template.name')}
        required
        wrong={code === 'already-exists' ? t('staffing.template.taken') : null}
      >
        {({ id }) => (
          <Input
            id={id}
            autoFocus
            maxLength={20}
            value={name}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Field>
      <div className="color-choice" role="radiogroup" aria-label={t('staffing.template.color')}>
        {SHIFT_COLORS.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === color}
            aria-label={t(`staffing.color.${one}`)}
            title={t(`staffing.color.${one}`)}
            className={`shift-dot shift-color ${one}`}
            onClick={() => set({ color: one })}
          />
        ))}
      </div>
      <div className="field-pair">
        <Field label={t('staffing.template.start')}>
          {() => time(start, (value) => set({ start: value }), t('staffing.template.start'))}
        </Field>
        <Field
          label={
            minutesOf(end) <= minutesOf(start)
              ? `${t('staffing.template.end')} · ${t('staffing.template.nextDay')}`
              : t('staffing.template.end')
          }
        >
          {() => time(end, (value) => set({ end: value }), t('staffing.template.end'))}
        </Field>
      </div>
      <Field
        label={t('staffing.template.breaks')}
        wrong={code === 'invalid-setting' ? t('staffing.template.wrong') : null}
      >
        {() => (
          <div className="break-list">
            {breaks.map((one, at) => (
              <div key={at} className="row g8">
                {time(one.open, (open) => setBreak(at, { open }), t('staffing.template.start'))}
                <span aria-hidden="true">–</span>
                {time(one.close, (close) => setBreak(at, { close }), t('staffing.template.end'))}
                <Button
                  type="text"
                  aria-label={t('staffing.template.removeBreak')}
                  icon={<X size={14} strokeWidth={1.75} />}
                  onClick={() => set({ breaks: breaks.filter((_, n) => n !== at) })}
                />
              </div>
            ))}
            {breaks.length < 6 ? (
              <Button
                size="small"
                icon={<Plus size={14} strokeWidth={2} />}
                onClick={() => set({ breaks: [...breaks, { open: '15:00', close: '15:15' }] })}
              >
                {t('staffing.template.addBreak')}
              </Button>
            ) : null}
          </div>
        )}
      </Field>
    </FormDialog>
  );
}
