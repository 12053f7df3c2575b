import { useMemo, useState } from 'react';
import { Button, Segmented } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CannedScope } from '@yingda/contracts/names';
import { useMe } from '../../../app/use-session';
import { useLanguage } from '../../../i18n/use-texts';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { SearchField } from '../page/search-field';
import { CannedDrawer } from './canned-drawer';
import { mayAdd, mayEdit, seenScopes } from './canned-rights';
import { useCanned, type CannedRecord } from './use-canned';

/** Canned responses by owner; what others manage can be read. */
export function CannedPage() {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const { teams } = useDirectory();
  const { query, put, drop } = useCanned();
  const scopes = seenScopes(me);
  const [scope, setScope] = useState<CannedScope>(scopes[0] ?? 'personal');
  const [text, setText] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const inScope = useMemo(
    () => (query.data ?? []).filter((record) => record.scope === scope),
    [query.data, scope],
  );
  const rows = useMemo(() => found(inScope, text), [inScope, text]);
  const categories = useMemo(
    () => [...new Set((query.data ?? []).flatMap(({ category }) => (category ? [category] : [])))].sort(),
    [query.data],
  );
  const opened = query.data?.find((record) => record.id === openId);
  const add = mayAdd(me, scope) ? (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setOpenId('new')}>
      {t('settings.canned.add')}
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
      rank: 'second',
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
      render: (record) => <span className="cut i2">{record.category ?? '–'}</span>,
    },
  ];

  return (
    <Column wide title={t('settings.canned.title')} actions={inScope.length > 0 ? add : null}>
      <Loaded query={query}>
        {() => (
          <>
            <div className="table-tools">
              {scopes.length > 1 ? (
                <Segmented<CannedScope>
                  aria-label={t('settings.canned.scope')}
                  value={scope}
                  options={scopes.map((value) => ({ value, label: t(`settings.canned.scopeTabs.${value}`) }))}
                  onChange={setScope}
                />
              ) : null}
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
          key={openId}
          record={opened ?? null}
          scope={opened?.scope ?? scope}
          readOnly={opened ? !mayEdit(me, opened) : false}
          categories={categories}
          onStored={put}
          onRemoved={drop}
          onStale={() => query.refetch()}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </Column>
  );
}

/** Responses with the words in shortcut, title or text of any language; by category, then shortcut. */
function found(records: readonly CannedRecord[], text: string): CannedRecord[] {
  const wanted = text.trim().toLowerCase().replace(/^\//, '');
  return records
    .filter(({ shortcut, category, texts }) =>
      [shortcut, category ?? '', ...texts.flatMap(({ title, body }) => [title, body])].some((field) =>
        field.toLowerCase().includes(wanted),
      ),
    )
    .sort(
      (a, b) => (a.category ?? '').localeCompare(b.category ?? '') || a.shortcut.localeCompare(b.shortcut),
    );
}
