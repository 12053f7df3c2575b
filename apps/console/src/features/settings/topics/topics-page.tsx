import { useMemo, useState } from 'react';
import { Button, Switch } from 'antd';
import { Archive, ArrowDown, ArrowUp, Pencil, Plus, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { useUndo } from '../../../parts/use-undo';
import { TopicDialog } from './topic-dialog';
import { branchesOf, lastOrder, reordered } from './topic-order';
import { storeTopic, useTopicList, type TopicRecord } from './use-topic-list';

/** What conversations are about, in two levels: named, ordered, archived. */
export function TopicsPage() {
  const { t } = useTranslation();
  const { query, put, refresh } = useTopicList();
  const { run } = useAction({ toast: true });
  const undo = useUndo();
  const [withArchived, setWithArchived] = useState(false);
  const [edited, setEdited] = useState<Partial<TopicRecord> | null>(null);
  const topics = useMemo(() => query.data ?? [], [query.data]);
  const branches = useMemo(() => branchesOf(topics, withArchived), [topics, withArchived]);
  const language = useLanguage();
  const labelOf = (topic: TopicRecord) => (language === 'en' ? topic.labelEn : topic.labelZh);

  /** Shown at once; what the server refuses is put back. */
  async function store(changed: readonly TopicRecord[]): Promise<boolean> {
    put(changed);
    const done = await run(async () => {
      for (const topic of changed) await storeTopic(topic);
    });
    if (!done) void refresh();
    return done;
  }
  const move = (topic: TopicRecord, by: -1 | 1) => void store(reordered(topics, topic.id, by));
  async function archive(topic: TopicRecord) {
    if (!(await store([{ ...topic, archived: true }]))) return;
    undo(t('settings.topics.archivedNamed', { name: labelOf(topic) }), () => store([topic]));
  }

  const line = (topic: TopicRecord, siblings: readonly TopicRecord[]) => {
    const row = siblings.filter((other) => other.archived === topic.archived);
    const at = row.indexOf(topic);
    const name = labelOf(topic);
    return (
      <div className={`topic-line${topic.archived ? ' muted' : ''}`}>
        <span className="grow cut">
          <span className={topic.parentId ? '' : 'b'}>{name}</span>
          <span className="i3 other">{language === 'en' ? topic.labelZh : topic.labelEn}</span>
        </span>
        {topic.archived ? <span className="chip">{t('settings.topics.archived')}</span> : null}
        <span className="row tools">
          {topic.parentId || topic.archived ? null : (
            <Button
              type="text"
              size="small"
              icon={<Plus size={14} strokeWidth={1.75} />}
              aria-label={`${name} ${t('settings.topics.addChild')}`}
              onClick={() => setEdited({ parentId: topic.id, order: lastOrder(topics, topic.id) })}
            >
              {t('settings.topics.addChild')}
            </Button>
          )}
          <IconAction
            icon={ArrowUp}
            label={`${name} ${t('settings.topics.up')}`}
            why={at === 0 ? t('settings.firstAlready') : undefined}
            onClick={() => move(topic, -1)}
          />
          <IconAction
            icon={ArrowDown}
            label={`${name} ${t('settings.topics.down')}`}
            why={at === row.length - 1 ? t('settings.lastAlready') : undefined}
            onClick={() => move(topic, 1)}
          />
          <IconAction icon={Pencil} label={`${t('common.edit')} ${name}`} onClick={() => setEdited(topic)} />
          {topic.archived ? (
            <IconAction
              icon={RotateCcw}
              label={`${t('settings.topics.restore')} ${name}`}
              onClick={() => void store([{ ...topic, archived: false }])}
            />
          ) : (
            <IconAction
              icon={Archive}
              label={`${t('settings.topics.archive')} ${name}`}
              onClick={() => void archive(topic)}
            />
          )}
        </span>
      </div>
    );
  };

  const add = (
    <Button
      type="primary"
      icon={<Plus size={14} strokeWidth={2} />}
      onClick={() => setEdited({ parentId: null, order: lastOrder(topics, null) })}
    >
      {t('settings.topics.add')}
    </Button>
  );
  return (
    <Column
      title={t('settings.topics.title')}
      hint={t('settings.topics.hint')}
      actions={
        <>
          {topics.some((topic) => topic.archived) ? (
            <label className="row g8 i2">
              <Switch
                size="small"
                aria-label={t('settings.topics.showArchived')}
                checked={withArchived}
                onChange={setWithArchived}
              />
              {t('settings.topics.showArchived')}
            </label>
          ) : null}
          {branches.length > 0 ? add : null}
        </>
      }
    >
      <Loaded query={query}>
        {() => (
          <>
            {branches.length > 0 ? (
              <ul className="card topic-list">
                {branches.map(({ topic, below }) => (
                  <li key={topic.id}>
                    {line(
                      topic,
                      branches.map((branch) => branch.topic),
                    )}
                    {below.length > 0 ? (
                      <ul>
                        {below.map((child) => (
                          <li key={child.id}>{line(child, below)}</li>
                        ))}
                      </ul>
                    ) : null}
                  </li>
                ))}
              </ul>
            ) : (
              <div className="card">
                <StateBlock
                  drawing="nothing"
                  title={t('settings.topics.empty')}
                  hint={t('settings.topics.emptyHint')}
                >
                  {add}
                </StateBlock>
              </div>
            )}
          </>
        )}
      </Loaded>
      {edited ? (
        <TopicDialog
          topic={edited}
          topics={topics}
          onStored={(topic) => put([topic])}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Column>
  );
}
