import { useEffect, useState, type ReactNode } from 'react';
import { Button, Drawer } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../app/use-shortcuts';
import { ErrorLine } from '../../../parts/error-line';
import { Kbd } from '../../../parts/kbd';
import { MOD } from '../../../parts/keys-text';
import { OnlineButton } from './online-button';
import { LeaveGuard } from './unsaved';

interface EditDrawerProps {
  title: string;
  width?: number;
  changed: boolean;
  busy: boolean;
  problem: unknown;
  /** Why it cannot be saved as it is; shown on the button. */
  why?: string | undefined;
  submit?: string;
  /** No saving here: only what is shown. */
  readOnly?: boolean;
  footer?: ReactNode;
  /** True when it was saved. */
  onSave: () => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}

/** Edits one thing beside its list. Esc and ✕ close it, but never over something typed: then the foot asks. */
export function EditDrawer(props: EditDrawerProps) {
  const { title, width = 480, changed, busy, problem, why, onSave, onClose, readOnly } = props;
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const close = () => (changed && !readOnly ? setAsked(true) : onClose());
  useEffect(() => {
    if (!changed) setAsked(false);
  }, [changed]);
  useShortcuts({
    'mod+s': () => {
      if (!readOnly && !busy && !why) void onSave();
    },
    '/': () => undefined,
  });
  return (
    <Drawer
      open
      size={width}
      className="edit-drawer"
      title={title}
      closable={false}
      extra={
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={close}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      }
      mask={{ closable: true }}
      onClose={close}
      footer={
        <div className="col g8">
          <ErrorLine problem={problem} />
          {asked ? (
            <p className="drawer-asked" role="alert">
              {t('settings.leaveBody')}
            </p>
          ) : null}
          <div className="row g8">
            {props.footer}
            <span className="grow" />
            {asked ? (
              <Button danger onClick={onClose}>
                {t('settings.discard')}
              </Button>
            ) : (
              <Button onClick={close}>{readOnly ? t('common.close') : t('common.cancel')}</Button>
            )}
            {readOnly ? null : (
              <OnlineButton type="primary" loading={busy} why={why} onClick={() => void onSave()}>
                {props.submit ?? t('common.save')} <Kbd>{`${MOD}S`}</Kbd>
              </OnlineButton>
            )}
          </div>
        </div>
      }
    >
      {readOnly ? null : <LeaveGuard changed={changed} onSave={onSave} why={why} />}
      {props.children}
    </Drawer>
  );
}
