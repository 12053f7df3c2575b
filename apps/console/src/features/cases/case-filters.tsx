import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CASE_STAGES } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { useDepartments } from '../tasks/use-tasks';
import { type CaseFilter, useCaseKinds } from './use-cases';

const LEVELS = [1, 2, 3] as const;
const OPEN_STAGES = CASE_STAGES.filter((stage) => stage !== 'closed');

interface CaseFiltersProps {
  filter: CaseFilter;
  onChange: (parts: Partial<CaseFilter>) => void;
}

/** A second row of what narrows the list: stage, kind, level, whose, department, a number. */
export function CaseFilters({ filter, onChange }: CaseFiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { agents, teams } = useDirectory();
  const kinds = useCaseKinds().data ?? [];
  const departments = useDepartments().data ?? [];
  const lists = [
    {
      key: 'stage' as const,
      options: OPEN_STAGES.map((value) => ({ value: value as string, label: t(`cases.stage.${value}`) })),
    },
    {
      key: 'kind' as const,
      options: kinds.map(({ key, name }) => ({ value: key, label: language === 'en' ? name.en : name.zh })),
    },
    {
      key: 'ownerId' as const,
      options: agents.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'teamId' as const,
      options: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: 'departmentId' as const,
      options: departments
        .filter(({ archived }) => !archived)
        .map(({ id, name }) => ({ value: id, label: name[language] })),
    },
  ];
  return (
    <div className="case-filters" role="search">
      {lists.map(({ key, options }) => (
        <Select
          key={key}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(`cases.filter.${key}`)}
          placeholder={t(`cases.filter.${key}`)}
          options={options}
          value={filter[key]}
          onChange={(value: string | undefined) => onChange({ [key]: value ?? null })}
        />
      ))}
      <Select
        allowClear
        aria-label={t('cases.filter.level')}
        placeholder={t('cases.filter.level')}
        options={LEVELS.map((value) => ({ value, label: t('cases.level', { n: value }) }))}
        value={filter.level}
        onChange={(value: number | undefined) => onChange({ level: value ?? null })}
      />
      <Input.Search
        allowClear
        className="case-search"
        placeholder={t('cases.filter.q')}
        aria-label={t('cases.filter.q')}
        maxLength={60}
        defaultValue={filter.q}
        onSearch={(q) => onChange({ q: q.trim() })}
      />
    </div>
  );
}
