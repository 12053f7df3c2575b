import { useState } from 'react';
import { App, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { ContactMethod, ContactPurpose } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { useDirectory } from '../../live/use-live';
import { serverNow } from '../../live/ticker';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { TimeField } from '../../parts/time-field';
import { useAction } from '../../parts/use-action';
import { MethodField, PurposeField } from './contact-choices';
import { ContactGuardHint } from './contact-guard';
import { CustomerChoice } from './customer-choice';
import { useContactActs } from './use-contacts';

interface PlanDialogProps {
  customer: { id: string; name: string } | null;
  conversationId?: string;
  onClose: () => void;
}

/** A callback or visit planned by hand: whom, when, what for, by whom. Warns where a colleague was there already. */
export function PlanDialog({ customer, conversationId, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { agents } = useDirectory();
  const { message } = App.useApp();
  const { plan } = useContactActs();
  const { run, busy, problem } = useAction();
  const [customerId, setCustomerId] = useState<string | null>(customer?.id ?? null);
  const [purpose, setPurpose] = useState<ContactPurpose>('after-service');
  const [method, setMethod] = useState<ContactMethod>('phone');
  const [dueAt, setDueAt] = useState<Dayjs | null>(
    dayjs(serverNow()).add(1, 'day').hour(10).minute(0).second(0),
  );
  const [ownerId, setOwnerId] = useState(me.id);
  const [why, setWhy] = useState('');
  const leads = me.permissions.some(
    ({ permission, scope }) => permission === 'contact.work' && (scope === 'team' || scope === 'all'),
  );
  const ready = customerId !== null && dueAt !== null;
  const save = async () => {
    if (!customerId || !dueAt) return;
    const about = { customerId, purpose, method, why: why.trim(), dueAt: dueAt.toISOString(), ownerId };
    if (!(await run(() => plan({ ...about, ...(conversationId ? { conversationId } : {}) })))) return;
    void message.success(t('contacts.planned'), 3);
    onClose();
  };
  return (
    <Modal
      open
      width={480}
      title={customer ? t('contacts.planWith', { name: customer.name }) : t('contacts.plan')}
      okText={t('contacts.plan')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      {customer ? null : (
        <Field label={t('contacts.customer')} required>
          {({ id }) => <CustomerChoice id={id} value={customerId} onChange={setCustomerId} />}
        </Field>
      )}
      <ContactGuardHint customerId={customerId} {...(conversationId ? { conversationId } : {})} />
      <PurposeField value={purpose} onChange={setPurpose} />
      <MethodField value={method} onChange={setMethod} />
      <TimeField label={t('contacts.due')} required value={dueAt} onChange={setDueAt} />
      {leads ? (
        <Field label={t('contacts.owner')} required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={ownerId}
              options={agents.map(({ id: value, name }) => ({ value, label: name }))}
              onChange={setOwnerId}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('contacts.why')} help={t('contacts.whyHint')}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            rows={2}
            maxLength={2_000}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
