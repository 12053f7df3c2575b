import { Tooltip } from 'antd';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../live/use-live';

interface IconActionProps {
  icon: LucideIcon;
  label: string;
  /** Why it cannot be done now. */
  why?: string | undefined;
  /** Works without the server. */
  local?: boolean;
  onClick: () => void;
}

/** A small button with a drawing and a name. */
export function IconAction({ icon: Icon, label, why, local, onClick }: IconActionProps) {
  const { t } = useTranslation();
  const online = useOnline() || local;
  const reason = online ? why : t('problem.offline');
  return (
    <Tooltip title={reason ?? label} mouseEnterDelay={0.4}>
      <button
        type="button"
        className="icon-button small"
        aria-label={label}
        aria-disabled={reason ? true : undefined}
        onClick={() => (reason ? undefined : onClick())}
      >
        <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
