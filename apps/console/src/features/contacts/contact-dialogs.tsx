import { useState } from 'react';
import { Checkbox, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';

/** Somebody else makes the contact: a person and a reason. */
export function HandDialog(props: {
  ownerId: string | null;
  onSave: (body: { ownerId: string; reason: string }) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const { run, busy, problem } = useAction();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const ready = ownerId !== null && reason.trim() !== '';
  const save = async () => {
    if (!ownerId || !ready) return;
    if (await run(() => props.onSave({ ownerId, reason: reason.trim() }))) props.onClose();
  };
  return (
    <Modal
      open
      title={t('promises.reassignTitle')}
      okText={t('promises.reassign')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={props.onClose}
    >
      <Field label={t('promises.to')} required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('promises.toWhom')}
            value={ownerId}
            options={agents
              .filter((one) => one.id !== props.ownerId)
              .map(({ id: value, name }) => ({ value, label: name }))}
            onChange={setOwnerId}
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

/** One text, without which nothing happens. */
export function ReasonDialog(props: {
  title: string;
  okText: string;
  onSave: (reason: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [reason, setReason] = useState('');
  const save = async () => {
    if (await run(() => props.onSave(reason.trim()))) props.onClose();
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={props.onClose}
    >
      <Field label={t('promises.reason')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoFocus
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}

/** What the customer is told of one thing they said. */
export function TellDialog(props: {
  text: string;
  onSave: (body: { result: string; send: boolean }) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [result, setResult] = useState('');
  const [send, setSend] = useState(true);
  const save = async () => {
    if (await run(() => props.onSave({ result: result.trim(), send }))) props.onClose();
  };
  return (
    <Modal
      open
      title={t('contacts.tellTitle')}
      okText={t('contacts.tell')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: result.trim() === '', loading: busy }}
      onOk={() => void save()}
      onCancel={props.onClose}
    >
      <p className="i2">{props.text}</p>
      <Field label={t('contacts.result')} required>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoFocus
            rows={4}
            maxLength={2_000}
            value={result}
            onChange={({ target }) => setResult(target.value)}
          />
        )}
      </Field>
      <Checkbox checked={send} onChange={({ target }) => setSend(target.checked)}>
        {t('contacts.send')}
      </Checkbox>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
