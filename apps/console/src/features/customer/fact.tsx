import { useState, type ReactNode } from 'react';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface FactProps {
  label: string;
  value: string;
  /** What is shown when not being edited; the value itself by default. */
  shown?: ReactNode;
  /** A closed set to choose from, instead of free text. */
  options?: { value: string; label: string }[];
  maxLength?: number;
  editable: boolean;
  /** Says what is wrong with a new value. */
  check?: (value: string) => string | undefined;
  onSave: (value: string) => Promise<unknown>;
  extra?: ReactNode;
}

/** A fact that is changed where it stands: click, type, Enter. Esc leaves it as it was. */
export function Fact({
  label,
  value,
  shown,
  options,
  maxLength = 200,
  editable,
  check,
  onSave,
  extra,
}: FactProps) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save(next: string) {
    const trimmed = next.trim();
    const problem = trimmed ? check?.(trimmed) : undefined;
    setWrong(problem);
    if (problem || busy) return;
    if (trimmed === value) return setText(null);
    setBusy(true);
    await onSave(trimmed);
    setBusy(false);
    setText(null);
  }

  const isEmpty = !value;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {text !== null ? (
          options ? (
            <Select
              autoFocus
              defaultOpen
              size="small"
              style={{ width: '100%' }}
              aria-label={label}
              value={text || undefined}
              options={options}
              loading={busy}
              onChange={(next: string) => void save(next ?? '')}
              onBlur={() => setText(null)}
            />
          ) : (
            <span className="grow">
              <Input
                autoFocus
                size="small"
                aria-label={label}
                maxLength={maxLength}
                value={text}
                disabled={busy}
                {...(wrong ? { status: 'error' as const } : {})}
                onChange={(event) => setText(event.target.value)}
                onBlur={() => void save(text)}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing) return;
                  if (event.key === 'Enter') void save(text);
                  if (event.key === 'Escape') {
                    event.stopPropagation();
                    setWrong(undefined);
                    setText(null);
                  }
                }}
              />
              {wrong ? (
                <span className="t12 c-late" role="alert">
                  {wrong}
                </span>
              ) : null}
            </span>
          )
        ) : editable ? (
          <button
            type="button"
            className={`fact-value${isEmpty ? ' empty' : ''}`}
            title={t('customer.editField', { field: label })}
            onClick={() => setText(value)}
          >
            {isEmpty ? t('customer.empty') : (shown ?? value)}
          </button>
        ) : (
          <span className={`fact-value${isEmpty ? ' empty' : ''}`} style={{ cursor: 'default' }}>
            {isEmpty ? t('customer.empty') : (shown ?? value)}
          </span>
        )}
        {extra}
      </dd>
    </>
  );
}
