import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EDITION_MOST_ADDRESSES } from '@yingda/contracts/names';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

interface AddressesFieldProps {
  label: string;
  value: string[];
  onChange: (addresses: string[]) => void;
}

/** A list of e-mail addresses, typed or pasted. */
export function AddressesField({ label, value, onChange }: AddressesFieldProps) {
  const { t } = useTranslation();
  const wrong = value.filter((one) => !isAddress(one));
  return (
    <div>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        style={{ width: '100%' }}
        aria-label={label}
        placeholder={t('edition.addressesHint')}
        status={wrong.length > 0 ? 'error' : undefined}
        tokenSeparators={[',', ';', ' ', '，', '；', '\n']}
        maxCount={EDITION_MOST_ADDRESSES}
        value={value}
        onChange={(all: string[]) => onChange([...new Set(all.map((one) => one.trim().toLowerCase()))])}
      />
      {wrong.length > 0 ? (
        <p className="c-late t12" role="alert">
          {t('edition.wrongAddress', { address: wrong[0] })}
        </p>
      ) : null}
    </div>
  );
}
