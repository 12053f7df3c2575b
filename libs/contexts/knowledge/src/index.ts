export { KnowledgeModule } from './knowledge.module';
export type { CannedResponseInput } from './domain/canned-response';
export { KNOWN_VARIABLES, variablesOf } from './domain/variables';
export { WordsModule } from './words.module';
export { foldCharacter } from './domain/words/fold';
export { CheckDrafts } from './use-cases/words/check-drafts';
export { WordReader } from './use-cases/words/word-reader';
export { WriteWords } from './use-cases/words/write-words';
export { CannedTeams, KeptFiles } from './ports';
export { CannedCategories } from './use-cases/canned/canned-categories';
export { CannedFiles, fileFrom } from './use-cases/canned/canned-files';
export { CannedProposals } from './use-cases/canned/canned-proposals';
export { RecordCannedUse } from './use-cases/canned/record-canned-use';
export { CannedReader } from './use-cases/canned-reader';
export { EnsureCannedResponse } from './use-cases/ensure-canned-response';
export {
  AddCannedResponse,
  EditCannedResponse,
  RemoveCannedResponse,
  type EditCannedResponseCommand,
} from './use-cases/write-canned-response';
export { languageOf } from './domain/articles/retrieval/language';
export { ArticleRanking, ASK_THRESHOLD } from './domain/articles/retrieval/ranking';
export { ArticlesModule } from './articles.module';
export { htmlOf } from './domain/articles/article-html';
export { audienceOf, requirePublishing } from './domain/articles/article-rights';
export { fillVariables } from './domain/articles/fill-variables';
export { ArticlePictures, ShopVariables } from './ports';
export { ArticleFiguresReader } from './use-cases/articles/article-figures';
export { ArticleImages } from './use-cases/articles/article-images';
export { ArticleReader } from './use-cases/articles/article-reader';
export {
  answeredBy,
  AskArticles,
  type AnsweringArticle,
  type AskOptions,
} from './use-cases/articles/ask-articles';
export { CountUse } from './use-cases/articles/count-use';
export { EditVocabulary } from './use-cases/articles/edit-vocabulary';
export { EnsureArticle } from './use-cases/articles/ensure-article';
export {
  ArchiveArticle,
  ConfirmArticle,
  PublishArticle,
  RestoreArticle,
} from './use-cases/articles/publish-article';
export { type CategoryContents, ReadArticles } from './use-cases/articles/read-articles';
export { AddArticle, EditArticle } from './use-cases/articles/write-article';
