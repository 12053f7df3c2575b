import { useMemo, useState } from 'react';
import { Button, Segmented, Select } from 'antd';
import { FileDown, FileUp, Plus } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CANNED_STAGES, type CannedScope, type CannedStage } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useMay, useMe } from '../../../app/use-session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { readFile, saveFile } from '../../reports/saved-file';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { SearchField } from '../page/search-field';
import { CannedDrawer } from './canned-drawer';
import { CategoriesDrawer } from './categories-drawer';
import { found } from './find-canned';
import { ImportDialog } from './import-dialog';
import { ProposalsInbox } from './proposals-inbox';
import { useCategories } from './use-categories';
import '../words/words.css';
import { mayAdd, mayEdit, seenScopes } from './canned-rights';
import { useCanned, type CannedRecord } from './use-canned';

/** Canned responses by owner; what others manage can be read. */
export function CannedPage() {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const { agents, teams } = useDirectory();
  const { query, put, drop } = useCanned();
  const scopes = seenScopes(me);
  const [scope, setScope] = useState<CannedScope>(scopes[0] ?? 'personal');
  const [text, setText] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const inScope = useMemo(
    () => (query.data ?? []).filter((record) => record.scope === scope),
    [query.data, scope],
  );
  const categories = useCategories();
  const [stage, setStage] = useState<CannedStage | 'all'>('all');
  const [category, setCategory] = useState<string>('all');
  const proposes = useMay('canned-response.propose');
  const [proposing, setProposing] = useState(false);
  const [dialog, setDialog] = useState<'import' | 'categories' | null>(null);
  const { run } = useAction({ toast: true });
  const { data: usage } = useQuery({
    queryKey: ['canned-usage'],
    queryFn: async () =>
      new Map(
        (await api.call('GET /api/canned-responses/usage')).items.map((one) => [one.cannedResponseId, one]),
      ),
  });
  const exportAll = () =>
    run(async () => {
      const answer = await api.open('GET /api/canned-responses/export');
      saveFile(await readFile(answer, () => undefined), 'canned-responses.csv');
    });
  const close = () => {
    setOpenId(null);
    setProposing(false);
  };
  const rows = useMemo(
    () =>
      found(inScope, text).filter(
        (record) =>
          (stage === 'all' || record.stage === stage) && (category === 'all' || record.category === category),
      ),
    [inScope, text, stage, category],
  );
  const opened = query.data?.find((record) => record.id === openId);
  const add = mayAdd(me, scope) ? (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setOpenId('new')}>
      {t('settings.canned.add')}
    </Button>
  ) : proposes && scopes.includes(scope) ? (
    <Button
      icon={<Plus size={14} strokeWidth={2} />}
      onClick={() => {
        setProposing(true);
        setOpenId('new');
      }}
    >
      {t('words.proposals.propose')}
    </Button>
  ) : null;
  const shownText = (record: CannedRecord) =>
    record.texts.find((known) => known.language === language) ?? record.texts[0];

  const columns: TableColumn<CannedRecord>[] = [
    {
      key: 'shortcut',
      title: t('settings.canned.column.shortcut'),
      width: 144,
      render: (record) => (
        <button type="button" className="row-open mono" onClick={() => setOpenId(record.id)}>
          <span className="cut">/{record.shortcut}</span>
        </button>
      ),
    },
    {
      key: 'title',
      title: t('settings.canned.column.title'),
      width: 176,
      render: (record) => (
        <span className="cut" title={shownText(record)?.title}>
          {shownText(record)?.title}
        </span>
      ),
    },
    {
      key: 'body',
      title: t('settings.canned.column.body'),
      render: (record) => (
        <span className="cut i2" title={shownText(record)?.body}>
          {shownText(record)?.body}
        </span>
      ),
    },
    {
      key: 'languages',
      title: t('settings.canned.column.languages'),
      width: 88,
      rank: 'third',
      render: (record) => (
        <span className="i3">
          {record.texts.map((known) => (known.language === 'en' ? 'EN' : '中')).join(' / ')}
        </span>
      ),
    },
    ...(scope === 'team'
      ? [
          {
            key: 'team',
            title: t('settings.canned.team'),
            width: 112,
            render: (record: CannedRecord) => (
              <span className="cut i2">
                {teams.find((team) => team.id === record.teamId)?.name ?? t('common.unknownTeam')}
              </span>
            ),
          },
        ]
      : []),
    {
      key: 'category',
      title: t('settings.canned.column.category'),
      width: 112,
      rank: 'second',
      render: (record) => <span className="cut i2">{categories.nameOf(record.category) ?? '–'}</span>,
    },
    {
      key: 'stage',
      title: t('words.stage.label'),
      width: 96,
      rank: 'third',
      render: (record) => (
        <span className="cut i2">{record.stage ? t(`words.stage.${record.stage}`) : '–'}</span>
      ),
    },
    {
      key: 'used',
      title: t('words.usage.title'),
      width: 168,
      rank: 'second',
      render: (record) => {
        const one = usage?.get(record.id);
        if (!one) return <span className="i3">–</span>;
        return (
          <span
            className="cut i2"
            title={one.by
              .map(
                ({ agentId, used }) => `${agents.find((agent) => agent.id === agentId)?.name ?? '–'} ${used}`,
              )
              .join(', ')}
          >
            {t('words.usage.line', { n: one.used, share: Math.round((100 * one.unchanged) / one.used) })}
          </span>
        );
      },
    },
  ];

  return (
    <Column
      wide
      title={t('settings.canned.title')}
      actions={
        <>
          {mayAdd(me, 'shop') ? (
            <Button onClick={() => setDialog('categories')}>{t('words.categories.title')}</Button>
          ) : null}
          <Button icon={<FileDown size={14} strokeWidth={2} />} onClick={() => void exportAll()}>
            {t('words.import.export')}
          </Button>
          <Button icon={<FileUp size={14} strokeWidth={2} />} onClick={() => setDialog('import')}>
            {t('words.import.title')}
          </Button>
          {inScope.length > 0 ? add : null}
        </>
      }
    >
      <Loaded query={query}>
        {() => (
          <>
            <ProposalsInbox />
            <div className="table-tools">
              {scopes.length > 1 ? (
                <Segmented<CannedScope>
                  aria-label={t('settings.canned.scope')}
                  value={scope}
                  options={scopes.map((value) => ({ value, label: t(`settings.canned.scopeTabs.${value}`) }))}
                  onChange={setScope}
                />
              ) : null}
              <Select
                aria-label={t('settings.canned.category')}
                value={category}
                style={{ width: 168 }}
                options={[{ value: 'all', label: t('words.everyCategory') }, ...categories.options]}
                onChange={setCategory}
              />
              <Select
                aria-label={t('words.stage.label')}
                value={stage}
                style={{ width: 120 }}
                options={[
                  { value: 'all' as const, label: t('words.stage.all') },
                  ...CANNED_STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) })),
                ]}
                onChange={setStage}
              />
              <SearchField value={text} placeholder={t('settings.canned.search')} onChange={setText} />
              <span className="grow" />
              <span className="i3">{t('common.items', { n: rows.length })}</span>
            </div>
            {rows.length > 0 ? (
              <DataTable
                label={t('settings.canned.title')}
                columns={columns}
                rows={rows}
                rowKey={(record) => record.id}
                selected={openId}
                onOpen={(record) => setOpenId(record.id)}
              />
            ) : (
              <div className="card">
                {text ? (
                  <StateBlock drawing="search" title={t('common.noneFound', { q: text })}>
                    <Button onClick={() => setText('')}>{t('common.clear')}</Button>
                  </StateBlock>
                ) : (
                  <StateBlock
                    drawing="nothing"
                    title={t('settings.canned.empty')}
                    hint={t('settings.canned.emptyHint')}
                  >
                    {add}
                  </StateBlock>
                )}
              </div>
            )}
          </>
        )}
      </Loaded>
      {openId === 'new' || opened ? (
        <CannedDrawer
          key={`${openId}${proposing}`}
          record={opened ?? null}
          scope={opened?.scope ?? scope}
          readOnly={opened ? !mayEdit(me, opened) && !proposing : false}
          proposing={proposing}
          onProposing={() => setProposing(true)}
          categories={categories.options}
          onStored={put}
          onRemoved={drop}
          onStale={() => query.refetch()}
          onClose={close}
        />
      ) : null}
      {dialog === 'import' ? (
        <ImportDialog onDone={() => query.refetch()} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'categories' && categories.stored ? (
        <CategoriesDrawer stored={categories.stored} onClose={() => setDialog(null)} />
      ) : null}
    </Column>
  );
}
