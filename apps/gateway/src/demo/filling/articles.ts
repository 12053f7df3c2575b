import type { INestApplicationContext } from '@nestjs/common';
import type { ArticleAudience } from '@yingda/contracts/names';
import { EnsureArticle, htmlOf } from '@yingda/knowledge';
import content from '../samples/articles.json';
import { DEMO } from './shop';

/** The articles of the knowledge base, published. By their keys: those that are there already stay as people made them. */
export async function fillArticles(app: INestApplicationContext): Promise<void> {
  const ensure = app.get(EnsureArticle, { strict: false });
  for (const { key, category, audience, reviewEveryDays, zh, en } of content)
    await ensure.execute(DEMO, {
      published: true,
      input: {
        ...{ key, category, reviewEveryDays },
        audience: audience as ArticleAudience,
        type: category === 'agent_guide' ? 'procedure' : 'help',
        inboxIds: [],
        texts: [
          { language: 'zh-CN', title: zh.title, html: htmlOf(zh.text), questions: zh.questions },
          { language: 'en', title: en.title, html: htmlOf(en.text), questions: en.questions },
        ],
        effectiveFrom: null,
        effectiveUntil: null,
      },
    });
}
