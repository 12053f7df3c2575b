import { BookOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import type { ComposerSuggestionsProps } from '../conversation/composer-suggestions';
import { lastQuestion, useArticleSearch, useInsertArticle } from './use-articles';
import './articles.css';

const SHOWN = 2;

/** One line under the tabs: public articles that answer what the customer wrote last, while nothing is typed yet. */
export function ArticleSuggestions({ composer, row }: ComposerSuggestionsProps) {
  const { t } = useTranslation();
  const may = useMay('article.read');
  const q = may && composer.text.trim() === '' ? lastQuestion(row) : '';
  const { data, isPlaceholderData } = useArticleSearch(q, { inboxId: row.inboxId, suggesting: true });
  const insert = useInsertArticle(composer.insert, row.id);
  const fitting = (data ?? []).filter(({ audience }) => audience === 'public').slice(0, SHOWN);
  if (q === '' || isPlaceholderData || fitting.length === 0) return null;
  return (
    <div className="article-line" role="group" aria-label={t('articles.panel.title')}>
      <BookOpen size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="i3 t12 nw">{t('articles.panel.line')}</span>
      {fitting.map((article) => (
        <button
          key={article.id}
          type="button"
          className="chip accent cut"
          title={article.text}
          onClick={() => insert(article, 'text')}
        >
          {article.title}
        </button>
      ))}
    </div>
  );
}
