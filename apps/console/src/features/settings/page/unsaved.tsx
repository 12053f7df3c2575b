import { useEffect, type ReactNode } from 'react';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { useShortcuts } from '../../../app/use-shortcuts';
import { ErrorLine } from '../../../parts/error-line';
import { Kbd } from '../../../parts/kbd';
import { MOD } from '../../../parts/keys-text';
import { OnlineButton } from './online-button';

interface UnsavedProps {
  changed: boolean;
  busy: boolean;
  problem: unknown;
  /** Why it cannot be saved as it is. */
  why?: string | undefined;
  /** True when it was saved. */
  onSave: () => Promise<boolean>;
  onDiscard: () => void;
  /** Beside the text of the bar: what else must be looked at before saving. */
  note?: ReactNode;
}

/** Asks before a page with unsaved changes is left, inside the console or by closing the tab. */
export function LeaveGuard({ changed, onSave, why }: Pick<UnsavedProps, 'changed' | 'onSave' | 'why'>) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => changed && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!changed) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [changed]);
  const stay = () => blocker.reset?.();
  async function saveAndLeave() {
    if (await onSave()) blocker.proceed?.();
    else stay();
  }
  return (
    <Modal
      open={blocker.state === 'blocked'}
      width={440}
      title={t('settings.leaveTitle')}
      onCancel={stay}
      footer={[
        <Button key="leave" onClick={() => blocker.proceed?.()}>
          {t('settings.leave')}
        </Button>,
        <Button key="stay" onClick={stay}>
          {t('settings.stay')}
        </Button>,
        <OnlineButton key="save" type="primary" why={why} onClick={() => void saveAndLeave()}>
          {t('common.save')}
        </OnlineButton>,
      ]}
    >
      {t('settings.leaveBody')}
    </Modal>
  );
}

/** The bar at the foot of a form that has unsaved changes; ⌘S saves. */
export function UnsavedBar({ changed, busy, problem, why, onSave, onDiscard, note }: UnsavedProps) {
  const { t } = useTranslation();
  useShortcuts({
    'mod+s': () => {
      if (changed && !busy && !why) void onSave();
    },
  });
  return (
    <>
      <LeaveGuard changed={changed} onSave={onSave} why={why} />
      {changed || problem ? (
        <div className="unsaved-bar" role="region" aria-label={t('settings.unsaved')}>
          <span className="unsaved-mark" aria-hidden="true" />
          <span className="grow" role="status">
            {problem ? <ErrorLine problem={problem} /> : (why ?? t('settings.unsaved'))}
            {note}
          </span>
          <Button onClick={onDiscard} disabled={busy}>
            {t('settings.discard')}
          </Button>
          <OnlineButton type="primary" loading={busy} why={why} onClick={() => void onSave()}>
            {t('common.save')} <Kbd>{`${MOD}S`}</Kbd>
          </OnlineButton>
        </div>
      ) : null}
    </>
  );
}
