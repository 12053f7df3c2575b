import { useState } from 'react';
import { App, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { usePromiseActs } from './use-promises';

interface HandManyDialogProps {
  /** These, or everything of one person. */
  what: { ids: string[] } | { fromId: string };
  title: string;
  okText?: string;
  reason?: string;
  onClose: () => void;
  onDone?: () => void;
}

/** Many promises to one colleague, with one reason. */
export function HandManyDialog({
  what,
  title,
  okText,
  reason: usual = '',
  onClose,
  onDone,
}: HandManyDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { agents } = useDirectory();
  const { handMany } = usePromiseActs();
  const { run, busy, problem } = useAction();
  const [toId, setToId] = useState<string | null>(null);
  const [reason, setReason] = useState(usual);
  const ready = toId !== null && reason.trim() !== '';
  const save = async () => {
    if (!ready || !toId) return;
    let handed = 0;
    const done = await run(async () => {
      ({ handed } = await handMany({ ...what, toId, reason: reason.trim() }));
    });
    if (!done) return;
    void message.success(t('promises.board.handed', { n: handed }), 4);
    onClose();
    onDone?.();
  };
  const from = 'fromId' in what ? what.fromId : null;
  return (
    <Modal
      open
      title={title}
      okText={okText ?? t('promises.reassign')}
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
            placeholder={t('promises.toWhom')}
            value={toId}
            options={agents
              .filter((one) => one.id !== from)
              .map(({ id: value, name }) => ({ value, label: name }))}
            onChange={setToId}
          />
        )}
      </Field>
      <Field label={t('promises.reason')} required>
        {({ id }) => (
          <Input id={id} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
