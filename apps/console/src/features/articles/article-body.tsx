import type { Article } from './use-articles';

/** An article as readers see it. Its HTML was cleaned when it was stored: no script, no style, only our own pictures. */
export function ArticleBody({ article }: { article: Pick<Article, 'html' | 'language'> }) {
  return (
    <div
      className="article-body"
      lang={article.language}
      dangerouslySetInnerHTML={{ __html: article.html }}
    />
  );
}
