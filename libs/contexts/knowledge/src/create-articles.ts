import type { AuditLog, Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import type { ArticlePictures, ShopVariables } from './ports';
import { ArticleCounters } from './storage/articles/article-counters';
import { ArticleTable } from './storage/articles/articles';
import { CategoryTable } from './storage/articles/categories';
import { PublishedArticles } from './storage/articles/published-articles';
import { ArticleFiguresReader } from './use-cases/articles/article-figures';
import { ArticleImages } from './use-cases/articles/article-images';
import { ArticleReader } from './use-cases/articles/article-reader';
import { ArticleWriting } from './use-cases/articles/article-writing';
import { AskArticles } from './use-cases/articles/ask-articles';
import { CountUse } from './use-cases/articles/count-use';
import { EditVocabulary } from './use-cases/articles/edit-vocabulary';
import { EnsureArticle } from './use-cases/articles/ensure-article';
import { Library } from './use-cases/articles/library';
import {
  ArchiveArticle,
  ConfirmArticle,
  PublishArticle,
  RestoreArticle,
} from './use-cases/articles/publish-article';
import { ReadArticles } from './use-cases/articles/read-articles';
import { AddArticle, EditArticle } from './use-cases/articles/write-article';

/** What the knowledge base is made of. */
export interface ArticlesNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  variables: ShopVariables;
  pictures: ArticlePictures;
}

/** The knowledge base put together, without Nest. */
export interface Articles {
  addArticle: AddArticle;
  editArticle: EditArticle;
  publishArticle: PublishArticle;
  archiveArticle: ArchiveArticle;
  confirmArticle: ConfirmArticle;
  restoreArticle: RestoreArticle;
  ensureArticle: EnsureArticle;
  articleReader: ArticleReader;
  askArticles: AskArticles;
  readArticles: ReadArticles;
  countUse: CountUse;
  figures: ArticleFiguresReader;
  vocabulary: EditVocabulary;
  images: ArticleImages;
}

export function createArticles(needs: ArticlesNeeds): Articles {
  const { database, unitOfWork, clock, outbox, audit, variables, pictures } = needs;
  const table = new ArticleTable(database);
  const published = new PublishedArticles(database, unitOfWork);
  const categories = new CategoryTable(database);
  const counters = new ArticleCounters(database);
  const library = new Library(published, clock);
  published.onMoved(() => library.outdated());
  const writing = new ArticleWriting(unitOfWork, clock, table, published, outbox, variables, audit);
  const addArticle = new AddArticle(writing);
  const publishArticle = new PublishArticle(writing);
  const readArticles = new ReadArticles(library, categories, variables, clock);
  return {
    addArticle,
    editArticle: new EditArticle(writing),
    publishArticle,
    archiveArticle: new ArchiveArticle(writing),
    confirmArticle: new ConfirmArticle(writing),
    restoreArticle: new RestoreArticle(writing),
    ensureArticle: new EnsureArticle(table, addArticle, publishArticle),
    articleReader: new ArticleReader(table, categories, writing, clock),
    askArticles: new AskArticles(library, readArticles, clock),
    readArticles,
    countUse: new CountUse(unitOfWork, clock, counters, table, library, outbox),
    figures: new ArticleFiguresReader(counters),
    vocabulary: new EditVocabulary(unitOfWork, categories, published, audit),
    images: new ArticleImages(pictures, counters, clock),
  };
}
