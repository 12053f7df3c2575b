import { useRef } from 'react';
import { Input, type InputRef } from 'antd';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../app/use-shortcuts';

/** Search of a list; "/" goes to it, Esc empties it. */
export function SearchField({
  value,
  placeholder,
  onChange,
}: {
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<InputRef>(null);
  useShortcuts({ '/': () => input.current?.focus({ cursor: 'all' }) });
  return (
    <Input
      ref={input}
      className="settings-search"
      type="search"
      allowClear
      prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
      suffix={value ? null : <kbd className="kbd">/</kbd>}
      aria-label={`${t('common.search')} ${placeholder}`}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value && !event.nativeEvent.isComposing) {
          event.stopPropagation();
          onChange('');
        }
      }}
    />
  );
}
