import type { ReactNode } from 'react';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../parts/error-line';
import { OnlineButton } from './online-button';

interface FormDialogProps {
  title: string;
  submit: string;
  danger?: boolean;
  busy: boolean;
  problem: unknown;
  /** Why it cannot be done as it is; said by the button. */
  why?: string | undefined;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A short dialog with one thing to do; what went wrong stands above its buttons. */
export function FormDialog({ title, submit, danger, busy, problem, why, ...rest }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      width={440}
      title={title}
      onCancel={rest.onClose}
      footer={[
        <Button key="cancel" onClick={rest.onClose}>
          {t('common.cancel')}
        </Button>,
        <OnlineButton
          key="submit"
          type="primary"
          danger={danger ?? false}
          loading={busy}
          why={why}
          onClick={rest.onSubmit}
        >
          {submit}
        </OnlineButton>,
      ]}
    >
      <div className="form-dialog">
        {rest.children}
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}
