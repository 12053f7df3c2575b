import { useState } from 'react';
import { Popover } from 'antd';
import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComposerAidProps } from './composer-aids';
import { AssistPanel } from './assist-panel';
import { useAssistantOn } from './use-assist';
import './assist.css';

/** The assistant beside the text; nothing where there is none. What it writes goes nowhere without a click. */
export function AssistAid({ composer, row }: ComposerAidProps) {
  const { t } = useTranslation();
  const on = useAssistantOn();
  const [open, setOpen] = useState(false);
  if (!on || composer.editing) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topLeft"
      destroyOnHidden
      content={<AssistPanel key={row.id} composer={composer} row={row} onDone={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="icon-button"
        aria-label={t('assist.button')}
        aria-expanded={open}
        title={t('assist.button')}
      >
        <Sparkles size={16} strokeWidth={1.75} />
      </button>
    </Popover>
  );
}
