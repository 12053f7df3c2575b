import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { ChevronLeft, ExternalLink } from 'lucide-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type ArticleInsertion, type Language } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { ArticleBody } from './article-body';
import type { Article } from './use-articles';

interface ArticleViewProps {
  article: Article;
  inboxId: string;
  mayInsert: boolean;
  onInsert: (article: Article, how: ArticleInsertion) => void;
  onBack: () => void;
}

/** One article, in the language the customer needs. */
export function ArticleView({ article, inboxId, mayInsert, onInsert, onBack }: ArticleViewProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<Language>(article.language);
  const { data } = useQuery({
    queryKey: ['articles', 'reading', article.id, inboxId, language],
    queryFn: () =>
      api.call('GET /api/articles/:id/reading', {
        params: { id: article.id },
        query: { inboxId, locale: language },
      }),
    placeholderData: keepPreviousData,
    enabled: language !== article.language,
  });
  const shown = language === article.language ? article : (data ?? article);
  return (
    <div className="knowledge-panel">
      <div className="row g8">
        <button type="button" className="link-button row g4" onClick={onBack}>
          <ChevronLeft size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('articles.panel.backToList')}
        </button>
        <span className="grow" />
        <Segmented<Language>
          size="small"
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={setLanguage}
        />
      </div>
      <h2 className="article-title">{shown.title}</h2>
      <ArticleBody article={shown} />
      <div className="row g8 wrap knowledge-acts">
        {mayInsert ? (
          <>
            <Button type="primary" autoFocus onClick={() => onInsert(shown, 'text')}>
              {t('articles.panel.insert')}
            </Button>
            {shown.url ? (
              <Button onClick={() => onInsert(shown, 'link')}>{t('articles.panel.insertLink')}</Button>
            ) : null}
          </>
        ) : (
          <span className="i3">{t('articles.panel.internal')}</span>
        )}
        {shown.url ? (
          <Button
            type="link"
            href={shown.url}
            target="_blank"
            rel="noopener"
            icon={<ExternalLink size={14} strokeWidth={1.75} />}
          >
            {t('articles.panel.openPage')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
