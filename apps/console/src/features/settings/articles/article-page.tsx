import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { ArticleEditor } from './article-editor';
import { BACK, useArticle, useCategories } from './use-articles';
import './articles.css';

/** One article, saved or new. */
export function ArticlePage() {
  const { articleId = '' } = useParams();
  const { t } = useTranslation();
  const fresh = articleId === 'new';
  const { query } = useArticle(fresh ? null : articleId);
  const categories = useCategories();
  const first = categories.query.data?.[0]?.key;
  if (first && (fresh || query.data))
    return <ArticleEditor key={articleId} stored={query.data ?? null} category={first} />;
  return (
    <Column title={t('articles.title')} back={{ to: BACK, label: t('articles.back') }}>
      {query.isError ? (
        <div className="card">
          <StateBlock drawing="nothing" title={t('articles.gone')} />
        </div>
      ) : (
        <Loaded query={categories.query} rows={6}>
          {() => <div className="card settings-skeleton" aria-busy="true" />}
        </Loaded>
      )}
    </Column>
  );
}
