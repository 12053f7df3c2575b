import { useState, type ReactNode } from 'react';
import { Popover } from 'antd';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface DefinitionProps {
  /** Of what. */
  name: string;
  children: ReactNode;
}

/** What a figure means, one click away from it. */
export function Definition({ name, children }: DefinitionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={<div className="board-definition">{children}</div>}
    >
      <button type="button" className="board-info" aria-label={t('board.define.about', { name })}>
        <Info size={14} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Popover>
  );
}
