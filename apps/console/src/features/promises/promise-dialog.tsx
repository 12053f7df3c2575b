import { useState } from 'react';
import { App, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { TimeField } from '../../parts/time-field';
import { useAction } from '../../parts/use-action';

const HOURS = 2;

interface PromiseDialogProps {
  conversationId: string;
  onClose: () => void;
  /** It is owed; these words tell the customer, once they are sent. */
  onMade: (words: string) => void;
}

/** What cannot be answered on the spot: why, and until when it will be. */
export function PromiseDialog({ conversationId, onClose, onMade }: PromiseDialogProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { run, busy, problem } = useAction();
  const [reason, setReason] = useState('');
  const [due, setDue] = useState<Dayjs | null>(() => dayjs().add(HOURS, 'hour').startOf('minute'));
  const why = reason.trim();
  const ready = why !== '' && due !== null && due.isAfter(dayjs());
  async function submit() {
    if (!ready) return;
    const dueAt = due.toISOString();
    const body = { conversationId, what: t('promises.owe.what', { reason: why }), dueAt };
    if (!(await run(() => api.call('POST /api/promises', { body })))) return;
    void queries.invalidateQueries({ queryKey: ['promises'] });
    void message.success(t('promises.owe.done'), 4);
    onMade(t('promises.owe.said', { reason: why, time: full(dueAt) }));
  }
  return (
    <Modal
      open
      width={480}
      title={t('promises.owe.title')}
      okText={t('promises.accept')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="i2" style={{ marginBottom: 12 }}>
        {t('promises.owe.hint')}
      </p>
      <Field label={t('promises.owe.reason')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoFocus
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <TimeField label={t('promises.dueLabel')} required value={due} onChange={setDue} />
      <ErrorLine problem={problem} />
    </Modal>
  );
}
