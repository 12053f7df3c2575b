import { useEffect, useState, type KeyboardEvent } from 'react';
import { Input } from 'antd';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import type { ArticleInsertion } from '@yingda/contracts/names';
import { isComposing } from '../../app/shortcuts';
import { Kbd } from '../../parts/kbd';
import { MOD } from '../../parts/keys-text';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { ArticleView } from './article-view';
import { lastQuestion, useArticleSearch, type Article } from './use-articles';

const SETTLED_MS = 500;

interface KnowledgePanelProps {
  row: ConversationRow;
  /** False while a note is written: what is for staff may go into notes. */
  maySend: boolean;
  onInsert: (article: Article, how: ArticleInsertion) => void;
}

/** Searching while chatting: what the customer wrote is asked at once; the first hit goes in with Enter. */
export function KnowledgePanel({ row, maySend, onInsert }: KnowledgePanelProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [settled, setSettled] = useState('');
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<Article | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const suggesting = settled === '';
  const q = suggesting ? lastQuestion(row) : settled;
  const { data, error, refetch, isFetching } = useArticleSearch(q, { inboxId: row.inboxId, suggesting });
  const hits = q === '' ? [] : (data ?? []);
  const current = hits[Math.min(at, hits.length - 1)];
  useEffect(() => setAt(0), [q]);

  const mayInsert = (article: Article) => !maySend || article.audience === 'public';
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent) || !current) return;
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'ArrowRight' && typed === '') setOpened(current);
    else if (event.key === 'Enter' && mayInsert(current))
      onInsert(current, (event.metaKey || event.ctrlKey) && current.url ? 'link' : 'text');
    else if (event.key === 'Enter') setOpened(current);
    else return;
    event.preventDefault();
  }

  if (opened)
    return (
      <ArticleView
        article={opened}
        inboxId={row.inboxId}
        mayInsert={mayInsert(opened)}
        onInsert={onInsert}
        onBack={() => setOpened(null)}
      />
    );
  return (
    <div className="knowledge-panel">
      <Input
        autoFocus
        type="search"
        allowClear
        prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
        aria-label={t('articles.panel.search')}
        placeholder={t('articles.panel.search')}
        value={typed}
        maxLength={200}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="knowledge-hits"
        aria-activedescendant={current ? `knowledge-${current.id}` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {hits.length > 0 ? (
        <p className="row g6 t12 i3 knowledge-keys">
          <span className="grow cut">{suggesting ? t('articles.panel.suggested') : ''}</span>
          <Kbd>↵</Kbd> {t('articles.panel.insert')} <Kbd>{`${MOD}↵`}</Kbd> {t('articles.panel.insertLink')}
        </p>
      ) : null}
      {error && !data ? (
        <ErrorBlock title={t('articles.panel.failed')} problem={error} onRetry={() => void refetch()} />
      ) : q !== '' && !data && isFetching ? (
        <Skeleton rows={4} height={56} />
      ) : hits.length > 0 ? (
        <ul
          id="knowledge-hits"
          role="listbox"
          aria-label={t('articles.panel.title')}
          className="knowledge-hits"
        >
          {hits.map((article, index) => (
            <li
              key={article.id}
              id={`knowledge-${article.id}`}
              role="option"
              aria-selected={article === current}
              onMouseEnter={() => setAt(index)}
              onClick={() => setOpened(article)}
            >
              <span className="row g6">
                <b className="grow cut">{article.title}</b>
                <span
                  className="chip"
                  title={t('articles.panel.sure', { n: Math.round(article.score * 100) })}
                >
                  {t(`articles.audience.${article.audience}`)}
                </span>
              </span>
              <span className="i2 t12 knowledge-excerpt">{article.text}</span>
            </li>
          ))}
        </ul>
      ) : (
        <StateBlock
          drawing={q === '' ? 'nothing' : 'search'}
          title={q === '' ? t('articles.panel.start') : t('articles.panel.none')}
          hint={q === '' ? undefined : t('articles.panel.noneHint')}
        />
      )}
    </div>
  );
}
