import { useState, type ReactNode } from 'react';
import { Dropdown } from 'antd';
import { ChevronDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { CHANNELS, TIERS } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import type { ViewQuery } from '../../live/row-order';
import { useDirectory } from '../../live/use-live';
import { NameDialog } from '../../parts/name-dialog';
import { useSavedViews } from './saved-views';
import { addressOf, filterCount, savedQuery, viewOfSaved } from './view-address';

type FilterKey = Exclude<keyof ViewQuery, 'view' | 'sort'>;
interface Choice {
  value: string;
  label: string;
}

interface ChipProps {
  label: string;
  chosen: ReactNode;
  choices: Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function FilterChip({ label, chosen, choices, value, onChange }: ChipProps) {
  const { t } = useTranslation();
  return (
    <span className="row" style={{ maxWidth: '100%' }}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: choices.map((choice) => ({ key: choice.value, label: choice.label })),
          selectedKeys: value ? [value] : [],
          style: { maxHeight: 320, overflowY: 'auto' },
          onClick: ({ key }) => onChange(key === value ? undefined : key),
        }}
      >
        <button type="button" className={`filter-chip${value ? ' on' : ''}`}>
          <span className="cut">{value ? chosen : label}</span>
          {value ? (
            <span
              role="button"
              tabIndex={-1}
              aria-label={t('common.clear')}
              onClick={(event) => {
                event.stopPropagation();
                onChange(undefined);
              }}
            >
              <X size={12} strokeWidth={2} />
            </span>
          ) : (
            <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
          )}
        </button>
      </Dropdown>
    </span>
  );
}

/** Filters as chips in a second row; what is chosen stands in the address. */
export function FilterBar({ query }: { query: ViewQuery }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const directory = useDirectory();
  const { add, views } = useSavedViews();
  const [naming, setNaming] = useState(false);

  const set = (key: FilterKey, value: unknown) => {
    const { [key]: _, ...rest } = query;
    void navigate(addressOf({ ...rest, ...(value ? { [key]: value } : {}) } as ViewQuery));
  };
  const named = (items: { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }));
  const chips: { key: FilterKey; label: string; choices: Choice[] }[] = [
    {
      key: 'waitingFor',
      label: t('inbox.filter.waitingFor'),
      choices: (['us', 'customer'] as const).map((value) => ({ value, label: t(`inbox.filter.${value}`) })),
    },
    {
      key: 'tier',
      label: t('inbox.filter.tier'),
      choices: TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
    },
    { key: 'inboxId', label: t('inbox.filter.inbox'), choices: named(directory.inboxes) },
    ...(query.view === 'mine'
      ? []
      : [
          {
            key: 'teamId' as const,
            label: t('inbox.filter.team'),
            choices: named(directory.teams.filter((team) => !team.archived)),
          },
          {
            key: 'agentId' as const,
            label: t('inbox.filter.agent'),
            choices: named(directory.agents.filter((agent) => agent.active)),
          },
        ]),
    ...(query.view === 'closed'
      ? [
          {
            key: 'topicId' as const,
            label: t('inbox.filter.topic'),
            choices: directory.topics.map((topic) => ({
              value: topic.id,
              label: language === 'en' ? topic.labelEn : topic.labelZh,
            })),
          },
        ]
      : []),
    {
      key: 'channel',
      label: t('inbox.filter.channel'),
      choices: CHANNELS.filter((channel) => directory.inboxes.some((inbox) => inbox.channel === channel)).map(
        (value) => ({
          value,
          label: t(`channel.${value}`),
        }),
      ),
    },
  ];
  const flags: { key: 'leftMessage' | 'wrapUpDue'; label: string }[] = [
    { key: 'leftMessage', label: t('inbox.filter.leftMessage') },
    { key: 'wrapUpDue', label: t('inbox.filter.wrapUp') },
  ];
  const active = filterCount(query);
  const isSaved = views.some((view) => savedQuery(viewOfSaved(view.query)) === savedQuery(query));

  return (
    <div className="inbox-filters">
      {chips
        .filter(({ choices }) => choices.length > 0)
        .map(({ key, label, choices }) => {
          const value = query[key] as string | undefined;
          return (
            <FilterChip
              key={key}
              label={label}
              chosen={choices.find((choice) => choice.value === value)?.label ?? label}
              choices={choices}
              value={value}
              onChange={(next) => set(key, next)}
            />
          );
        })}
      {flags.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          className={`filter-chip${query[key] ? ' on' : ''}`}
          aria-pressed={Boolean(query[key])}
          onClick={() => set(key, !query[key])}
        >
          {label}
        </button>
      ))}
      {active > 0 ? (
        <>
          <button
            type="button"
            className="link-button t12"
            style={{ lineHeight: '24px' }}
            onClick={() => void navigate(addressOf({ view: query.view }))}
          >
            {t('inbox.filter.clear')}
          </button>
          {isSaved ? null : (
            <button
              type="button"
              className="link-button t12"
              style={{ lineHeight: '24px' }}
              onClick={() => setNaming(true)}
            >
              {t('inbox.filter.saveView')}
            </button>
          )}
        </>
      ) : null}
      {naming ? (
        <NameDialog
          title={t('inbox.view.save')}
          label={t('inbox.view.name')}
          hint={t('inbox.view.nameHint')}
          maxLength={40}
          onSave={(name) => add(name, savedQuery(query))}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}
