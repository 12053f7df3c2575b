import { useState } from 'react';
import { Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from './error-line';
import { Field } from './field';
import { useAction } from './use-action';

interface NameDialogProps {
  title: string;
  label: string;
  hint?: string;
  initial?: string;
  maxLength: number;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for one name. */
export function NameDialog({
  title,
  label,
  hint,
  initial = '',
  maxLength,
  onSave,
  onClose,
}: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial);
  const { run, busy, problem } = useAction();
  async function save() {
    if (name.trim() && (await run(() => onSave(name.trim())))) onClose();
  }
  return (
    <Modal
      open
      width={400}
      title={title}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !name.trim(), loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Field label={label} {...(hint ? { help: hint } : {})}>
        {({ id, describedBy }) => (
          <Input
            id={id}
            autoFocus
            aria-describedby={describedBy}
            maxLength={maxLength}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) void save();
            }}
          />
        )}
      </Field>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
