import { useState } from 'react';
import { Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CONTACT_METHODS,
  CONTACT_OWNERS,
  CONTACT_PURPOSES,
  CONTACT_TRIGGERS,
  TIERS,
} from '@yingda/contracts/names';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { type ContactPlan, useContactActs } from './use-contacts';

const NEW: Omit<ContactPlan, 'id'> = {
  ...{ name: '', active: true, trigger: 'interval', purpose: 'care', method: 'phone', tiers: [], days: 90 },
  ...{ owner: 'owner-agent', ownerId: null, teamId: null, surveyKey: null, guidance: '', version: 1 },
};

/** When and whom a plan contacts, and by whom. */
export function PlanEditor({ plan, onClose }: { plan: ContactPlan | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const { savePlan } = useContactActs();
  const { run, busy, problem } = useAction();
  const [draft, setDraft] = useState<Omit<ContactPlan, 'id'>>(plan ?? NEW);
  const set = (parts: Partial<ContactPlan>) => setDraft((before) => ({ ...before, ...parts }));
  const { name, trigger, purpose, method, tiers, days, owner, ownerId, guidance } = draft;
  const ready = name.trim() !== '' && (owner !== 'agent' || Boolean(ownerId));
  const save = async () => {
    const { version, active, teamId, surveyKey } = draft;
    const body = {
      name: name.trim(),
      active,
      trigger,
      purpose,
      method,
      tiers,
      days,
      owner,
      guidance,
      version,
    };
    const rest = { ownerId: owner === 'agent' ? (ownerId ?? null) : null, teamId: teamId ?? null };
    const whole = { ...body, ...rest, surveyKey: surveyKey ?? null };
    if (await run(() => savePlan(plan?.id ?? null, whole))) onClose();
  };
  const select = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <Modal
      open
      width={480}
      title={plan ? t('contacts.plans.edit') : t('contacts.plans.add')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Field label={t('contacts.plans.name')} required>
        {({ id }) => (
          <Input id={id} maxLength={80} value={name} onChange={({ target }) => set({ name: target.value })} />
        )}
      </Field>
      <Field label={t('contacts.plans.trigger')}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={trigger}
            options={select(CONTACT_TRIGGERS, (value) => t(`contacts.plans.triggers.${value}`))}
            onChange={(value) => set({ trigger: value })}
          />
        )}
      </Field>
      <Field label={t('contacts.plans.days')} help={t('contacts.plans.daysHint')}>
        {({ id, describedBy }) => (
          <InputNumber
            id={id}
            aria-describedby={describedBy}
            min={trigger === 'interval' ? 1 : 0}
            max={730}
            precision={0}
            value={days}
            onChange={(value) => set({ days: value ?? 1 })}
          />
        )}
      </Field>
      <Field label={t('contacts.plans.tiers')} help={t('contacts.plans.tiersHint')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            mode="multiple"
            style={{ width: '100%' }}
            value={tiers}
            options={select(TIERS, (value) => t(`tier.${value}`))}
            onChange={(value) => set({ tiers: value })}
          />
        )}
      </Field>
      <Field label={t('contacts.purposeLabel')}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={purpose}
            options={select(CONTACT_PURPOSES, (value) => t(`contacts.purpose.${value}`))}
            onChange={(value) => set({ purpose: value })}
          />
        )}
      </Field>
      <Field label={t('contacts.methodLabel')}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={method}
            options={select(CONTACT_METHODS, (value) => t(`contacts.method.${value}`))}
            onChange={(value) => set({ method: value })}
          />
        )}
      </Field>
      <Field label={t('contacts.owner')}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={owner}
            options={select(CONTACT_OWNERS, (value) => t(`contacts.plans.owner.${value}`))}
            onChange={(value) => set({ owner: value })}
          />
        )}
      </Field>
      {owner === 'agent' ? (
        <Field label={t('promises.to')} required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={ownerId}
              options={agents.map(({ id: value, name: label }) => ({ value, label }))}
              onChange={(value) => set({ ownerId: value })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('contacts.plans.guidance')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={2_000}
            value={guidance}
            onChange={({ target }) => set({ guidance: target.value })}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
