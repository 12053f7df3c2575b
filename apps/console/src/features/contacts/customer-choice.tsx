import { useDeferredValue, useState } from 'react';
import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';

/** A customer found by name, number or address. */
export function CustomerChoice(props: { id: string; value: string | null; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['customer-choice', q],
    queryFn: ({ signal }) =>
      api.call('GET /api/customers', { query: { ...(q ? { q } : {}), limit: 20 }, signal }),
  });
  return (
    <Select
      id={props.id}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('contacts.customerHint')}
      value={props.value}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map(({ id, name, code }) => ({ value: id, label: name || code }))}
      onChange={(id) => props.onChange(id as string)}
    />
  );
}
