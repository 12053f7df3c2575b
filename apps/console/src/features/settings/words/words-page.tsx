import { useMemo, useState } from 'react';
import { App, Button, Select } from 'antd';
import { ListPlus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { WORD_KINDS, type WordKind } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { SearchField } from '../page/search-field';
import { TryWords } from './try-words';
import { useWords, type WordRecord } from './use-words';
import { WordDrawer } from './word-drawer';
import './words.css';

/** Words that answers are looked through for: the list, what was caught, and a place to try a text. */
export function WordsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { teams } = useDirectory();
  const { message } = App.useApp();
  const { query, caught } = useWords();
  const { run, busy } = useAction({ toast: true });
  const [text, setText] = useState('');
  const [kind, setKind] = useState<WordKind | 'all'>('all');
  const [openId, setOpenId] = useState<string | null>(null);
  const everywhere = me.permissions.some(
    ({ permission, scope }) => permission === 'word.edit' && scope === 'all',
  );
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return (query.data?.items ?? []).filter(
      (word) =>
        (kind === 'all' || word.kind === kind) &&
        [word.word, ...word.exceptions].some((one) => one.toLowerCase().includes(wanted)),
    );
  }, [query.data, kind, text]);
  const opened = query.data?.items.find(({ id }) => id === openId);
  const mayEdit = (word: WordRecord) =>
    everywhere || (word.teamIds.length > 0 && word.teamIds.every((id) => me.teamIds.includes(id)));
  const addStarter = () =>
    run(async () => {
      const { added } = await api.call('POST /api/words/starter');
      void message.success(t('words.starterDone', { n: added }));
      await query.refetch();
    });

  const columns: TableColumn<WordRecord>[] = [
    {
      key: 'word',
      title: t('words.column.word'),
      width: 200,
      render: (word) =>
        mayEdit(word) ? (
          <button type="button" className="row-open" onClick={() => setOpenId(word.id)}>
            <span className="cut">{word.word}</span>
          </button>
        ) : (
          <span className="cut">{word.word}</span>
        ),
    },
    {
      key: 'level',
      title: t('words.column.level'),
      width: 128,
      render: (word) => (
        <span className={word.level === 'forbidden' ? 'c-late' : 'c-soon'}>
          {t(`words.level.${word.level}`)}
        </span>
      ),
    },
    {
      key: 'kind',
      title: t('words.column.kind'),
      width: 128,
      render: (word) => <span className="i2">{t(`conversation.words.kind.${word.kind}`)}</span>,
    },
    {
      key: 'exceptions',
      title: t('words.column.exceptions'),
      rank: 'third',
      render: (word) => (
        <span className="cut i2" title={word.exceptions.join(', ')}>
          {word.exceptions.join(', ') || '–'}
        </span>
      ),
    },
    {
      key: 'teams',
      title: t('words.column.teams'),
      width: 120,
      rank: 'third',
      render: (word) => (
        <span className="cut i2">
          {word.teamIds.length === 0
            ? t('words.all')
            : word.teamIds.map((id) => teams.find((team) => team.id === id)?.name ?? '').join(', ')}
        </span>
      ),
    },
    {
      key: 'caught',
      title: t('words.column.caught'),
      width: 260,
      rank: 'second',
      render: (word) => {
        const one = caught?.get(word.id);
        return (
          <span className={`cut ${one ? 'i2' : 'i3'}`}>
            {one
              ? t('words.caughtOf', { held: one.held, sent: one.sent, agents: one.agents })
              : t('words.never')}
          </span>
        );
      },
    },
  ];
  const actions = (
    <>
      {everywhere ? (
        <Button
          icon={<ListPlus size={14} strokeWidth={2} />}
          loading={busy}
          onClick={() => void addStarter()}
        >
          {t('words.starter')}
        </Button>
      ) : null}
      <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setOpenId('new')}>
        {t('words.add')}
      </Button>
    </>
  );
  return (
    <Column wide title={t('words.title')} hint={t('words.hint')} actions={actions}>
      <Loaded query={query}>
        {(list) => (
          <>
            <TryWords />
            <div className="table-tools">
              <Select
                aria-label={t('words.column.kind')}
                value={kind}
                style={{ width: 160 }}
                options={[
                  { value: 'all' as const, label: t('words.everyKind') },
                  ...WORD_KINDS.map((value) => ({ value, label: t(`conversation.words.kind.${value}`) })),
                ]}
                onChange={setKind}
              />
              <SearchField value={text} placeholder={t('words.search')} onChange={setText} />
              <span className="grow" />
              <span className="i3">{t('common.items', { n: rows.length })}</span>
            </div>
            {rows.length > 0 ? (
              <DataTable
                label={t('words.title')}
                columns={columns}
                rows={rows}
                rowKey={(word) => word.id}
                selected={openId}
                onOpen={(word) => mayEdit(word) && setOpenId(word.id)}
              />
            ) : (
              <div className="card">
                <StateBlock
                  drawing={list.items.length > 0 ? 'search' : 'nothing'}
                  title={list.items.length > 0 ? t('common.noneFound', { q: text }) : t('words.empty')}
                  {...(list.items.length > 0 ? {} : { hint: t('words.emptyHint') })}
                />
              </div>
            )}
          </>
        )}
      </Loaded>
      {openId === 'new' || opened ? (
        <WordDrawer
          key={openId}
          record={opened ?? null}
          onChanged={() => query.refetch()}
          onClose={() => setOpenId(null)}
        />
      ) : null}
    </Column>
  );
}
