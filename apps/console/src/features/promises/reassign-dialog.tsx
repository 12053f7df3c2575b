import { useState } from 'react';
import { Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { type Owed, usePromiseActs } from './use-promises';

/** Gives a promise to somebody else: a person and a reason, because it must not get lost on the way. */
export function ReassignDialog({ promise, onClose }: { promise: Owed; onClose: () => void }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const { reassign } = usePromiseActs();
  const { run, busy, problem } = useAction();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const ready = ownerId !== null && reason.trim() !== '';
  const save = async () => {
    if (!ready || !ownerId) return;
    if (await run(() => reassign(promise, { ownerId, reason: reason.trim() }))) onClose();
  };
  return (
    <Modal
      open
      title={t('promises.reassignTitle')}
      okText={t('promises.reassign')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Field label={t('promises.to')} required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={ownerId}
            placeholder={t('promises.toWhom')}
            options={agents
              .filter((agent) => agent.id !== promise.ownerId)
              .map((agent) => ({ value: agent.id, label: agent.name }))}
            onChange={setOwnerId}
          />
        )}
      </Field>
      <Field label={t('promises.reason')} required>
        {({ id }) => (
          <Input
            id={id}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onPressEnter={() => void save()}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
