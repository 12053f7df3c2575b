import { useState } from 'react';
import { Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import { Field } from '../../../parts/field';

interface ArticleSelectProps {
  label: string;
  readOnly: boolean;
  /** Its key. */
  value: string | null;
  onChange: (key: string) => void;
}

/** Chooses a published article by a word of its title. */
export function ArticleSelect({ label, readOnly, value, onChange }: ArticleSelectProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['articles', 'choose', typed],
    queryFn: ({ signal }) =>
      api.call('GET /api/articles', {
        query: { state: 'published', ...(typed.trim() ? { q: typed.trim() } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const options = (data?.items ?? []).flatMap(({ key, titles }) => {
    if (!key) return [];
    const title = (titles.find((one) => one.language === language) ?? titles[0])?.title ?? key;
    return [{ value: key, label: title, title: `${key} ${title}` }];
  });
  return (
    <Field label={label}>
      {({ id }) => (
        <Select
          id={id}
          disabled={readOnly}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={isFetching}
          placeholder={t('bot.articleHint')}
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
