import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { type Articles, createArticles } from './create-articles';
import { ArticlePictures, ShopVariables } from './ports';
import { ArticleFiguresReader } from './use-cases/articles/article-figures';
import { ArticleImages } from './use-cases/articles/article-images';
import { ArticleReader } from './use-cases/articles/article-reader';
import { AskArticles } from './use-cases/articles/ask-articles';
import { CountUse } from './use-cases/articles/count-use';
import { EditVocabulary } from './use-cases/articles/edit-vocabulary';
import { EnsureArticle } from './use-cases/articles/ensure-article';
import {
  ArchiveArticle,
  ConfirmArticle,
  PublishArticle,
  RestoreArticle,
} from './use-cases/articles/publish-article';
import { ReadArticles } from './use-cases/articles/read-articles';
import { AddArticle, EditArticle } from './use-cases/articles/write-article';

const ARTICLES = Symbol('Articles');

const articles: Provider = {
  provide: ARTICLES,
  inject: [Database, UnitOfWork, CLOCK, Outbox, AuditLog, ShopVariables, ArticlePictures],
  useFactory: (...parts: [Database, UnitOfWork, Clock, Outbox, AuditLog, ShopVariables, ArticlePictures]) => {
    const [database, unitOfWork, clock, outbox, audit, variables, pictures] = parts;
    return createArticles({ database, unitOfWork, clock, outbox, audit, variables, pictures });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (articles: Articles) => T) {
  return { provide: token, inject: [ARTICLES], useFactory: pick };
}

const parts = [
  part(AddArticle, (all) => all.addArticle),
  part(EditArticle, (all) => all.editArticle),
  part(PublishArticle, (all) => all.publishArticle),
  part(ArchiveArticle, (all) => all.archiveArticle),
  part(ConfirmArticle, (all) => all.confirmArticle),
  part(RestoreArticle, (all) => all.restoreArticle),
  part(EnsureArticle, (all) => all.ensureArticle),
  part(ArticleReader, (all) => all.articleReader),
  part(AskArticles, (all) => all.askArticles),
  part(ReadArticles, (all) => all.readArticles),
  part(CountUse, (all) => all.countUse),
  part(ArticleFiguresReader, (all) => all.figures),
  part(EditVocabulary, (all) => all.vocabulary),
  part(ArticleImages, (all) => all.images),
];

/** The knowledge base. It asks others for the shop's variables and for a place for pictures. */
@Module({})
export class ArticlesModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: ArticlesModule, providers: [...ports, articles, ...parts], exports: parts };
  }
}
