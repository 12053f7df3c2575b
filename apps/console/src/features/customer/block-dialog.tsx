import { useState } from 'react';
import { App, Input, Modal, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../live/ticker';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';

const DAY_MS = 86_400_000;
const TERMS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, ever: null } as const;
type Term = keyof typeof TERMS;

interface BlockDialogProps {
  name: string;
  onBlock: (reason: string, until: string | null) => Promise<unknown>;
  onClose: () => void;
}

/** With a reason and an end; it can be undone at any time. */
export function BlockDialog({ name, onBlock, onClose }: BlockDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run, busy, problem } = useAction();
  const [reason, setReason] = useState('');
  const [term, setTerm] = useState<Term>('week');
  async function submit() {
    const length = TERMS[term];
    const until = length === null ? null : new Date(serverNow() + length).toISOString();
    if (!(await run(() => onBlock(reason.trim(), until)))) return;
    void message.success(t('customer.blockDone'), 3);
    onClose();
  }
  return (
    <Modal
      open
      width={440}
      title={t('customer.blockTitle', { name })}
      okText={t('customer.blockSubmit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, disabled: !reason.trim(), loading: busy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="i2" style={{ marginBottom: 12 }}>
        {t('customer.blockHint')}
      </p>
      <Field label={t('customer.blockReason')} required>
        {({ id }) => (
          <Input
            id={id}
            autoFocus
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('customer.blockUntil')}>
        {({ id }) => (
          <Segmented
            id={id}
            block
            value={term}
            onChange={setTerm}
            options={(Object.keys(TERMS) as Term[]).map((value) => ({
              value,
              label: t(`customer.blockFor.${value}`),
            }))}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
