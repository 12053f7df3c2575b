import type { ReactNode } from 'react';

/** One setting on a line: its name and one sentence at the left, its control at the right. */
export function SettingRow({
  label,
  help,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="setting-row">
      <span className="grow">
        <span className="label">{label}</span>
        {help ? <span className="help">{help}</span> : null}
      </span>
      <span className="control">{children}</span>
    </div>
  );
}
