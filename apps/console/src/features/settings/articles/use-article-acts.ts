import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import type { ArticleRecord } from './use-articles';
import { useSaving } from '../page/use-saving';

/** What is done with a whole article: publish, archive, confirm, restore. Each says what it has done. */
export function useArticleActs(parts: {
  put: (record: ArticleRecord) => void;
  reload: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run, busy, problem, clear } = useSaving({ onStale: parts.reload, toast: true });
  const act = (work: () => Promise<ArticleRecord>, said: (record: ArticleRecord) => string) =>
    run(async () => {
      const record = await work();
      parts.put(record);
      void message.success(said(record));
    });
  const of = ({ id, version }: ArticleRecord) => ({ params: { id }, body: { version } });
  return {
    ...{ busy, problem, clear },
    publish: (record: ArticleRecord, note: string) =>
      act(
        () =>
          api.call('POST /api/articles/:id/publish', {
            ...of(record),
            body: { version: record.version, note },
          }),
        ({ publishedNumber }) => t('articles.published', { n: publishedNumber ?? 1 }),
      ),
    archive: (record: ArticleRecord) =>
      act(
        () => api.call('POST /api/articles/:id/archive', of(record)),
        () => t('articles.archived'),
      ),
    confirm: (record: ArticleRecord) =>
      act(
        () => api.call('POST /api/articles/:id/reviewed', of(record)),
        () => t('articles.reviewedDone'),
      ),
    restore: (record: ArticleRecord, number: number) =>
      act(
        () =>
          api.call('POST /api/articles/:id/versions/:number/restore', {
            params: { id: record.id, number: String(number) },
            body: { version: record.version },
          }),
        () => t('articles.restored', { n: number }),
      ),
  };
}
