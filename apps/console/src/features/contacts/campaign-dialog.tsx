import { useState } from 'react';
import { Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { CONTACT_PURPOSES, type ContactPurpose } from '@yingda/contracts/names';
import { useDirectory } from '../../live/use-live';
import { serverNow } from '../../live/ticker';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { TimeField } from '../../parts/time-field';
import { useAction } from '../../parts/use-action';
import { useSegments } from '../customers/use-segments';
import { useContactActs } from './use-contacts';

/** Everybody in a segment is contacted once, in turn by who is named. */
export function CampaignDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const segments = useSegments();
  const { startCampaign } = useContactActs();
  const { run, busy, problem } = useAction();
  const [name, setName] = useState('');
  const [segmentId, setSegmentId] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<ContactPurpose>('care');
  const [ownerIds, setOwnerIds] = useState<string[]>([]);
  const [dueAt, setDueAt] = useState<Dayjs | null>(
    dayjs(serverNow()).add(7, 'day').hour(18).minute(0).second(0),
  );
  const [guidance, setGuidance] = useState('');
  const ready = name.trim() !== '' && segmentId !== null && ownerIds.length > 0 && dueAt !== null;
  const save = async () => {
    if (!segmentId || !dueAt) return;
    const about = { name: name.trim(), segmentId, purpose, method: 'phone' as const, ownerIds };
    const body = { ...about, dueAt: dueAt.toISOString(), guidance: guidance.trim() };
    if (await run(() => startCampaign(body))) onClose();
  };
  return (
    <Modal
      open
      width={480}
      title={t('contacts.plans.start')}
      okText={t('contacts.plans.start')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Field label={t('contacts.plans.name')} required>
        {({ id }) => (
          <Input id={id} maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <Field label={t('contacts.plans.segment')} required help={t('contacts.plans.segmentHint')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={segmentId}
            options={(segments.data ?? []).map(({ id: value, name: label }) => ({ value, label }))}
            onChange={setSegmentId}
          />
        )}
      </Field>
      <Field label={t('contacts.purposeLabel')}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={purpose}
            options={CONTACT_PURPOSES.map((value) => ({ value, label: t(`contacts.purpose.${value}`) }))}
            onChange={setPurpose}
          />
        )}
      </Field>
      <Field label={t('contacts.owner')} required help={t('contacts.plans.ownersHint')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            mode="multiple"
            style={{ width: '100%' }}
            value={ownerIds}
            options={agents.map(({ id: value, name: label }) => ({ value, label }))}
            onChange={setOwnerIds}
          />
        )}
      </Field>
      <TimeField label={t('contacts.due')} required value={dueAt} onChange={setDueAt} />
      <Field label={t('contacts.plans.guidance')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={2_000}
            value={guidance}
            onChange={({ target }) => setGuidance(target.value)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
