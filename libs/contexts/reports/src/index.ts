export type {
  ConversationFact,
  Facts,
  HoldingFact,
  OfConversation,
  TurnFact,
  WaitFact,
} from './domain/facts';
export type {
  ConversationHistory,
  HistoryEntry,
  HistoryEvent,
  HistoryMessage,
  HistorySurvey,
} from './domain/history';
export type {
  ActionHistory,
  CaseHistory,
  ContactHistory,
  FeedbackHistory,
  OpinionHistory,
} from './domain/items/histories';
export type { FigureCase } from './domain/cases';
export type { FactPlan, FactTable, Measure, Plan, StaffPlan, TimePlan } from './domain/figures/plan';
export type { Limits, Outcome, Outcomes, Question } from './domain/question';
export {
  Backlog,
  Circumstances,
  EditionNames,
  EditionPost,
  Histories,
  ItemHistories,
  Targets,
  Workplace,
  type CircumstancesNow,
  type ItemKind,
  type StaffMember,
} from './ports';
export { ReportReactions } from './reactions/report-reactions';
export { ReportsModule } from './reports.module';
export { FactTables } from './storage/fact-tables';
export { PresenceFacts } from './storage/presence-facts';
export { BackfillFacts } from './use-cases/backfill-facts';
export { FactRounds } from './use-cases/fact-rounds';
export { KeepRollups } from './use-cases/keep-rollups';
export { RebuildFacts } from './use-cases/rebuild-facts';
export { RecordFacts } from './use-cases/record-facts';
export { RecordItems } from './use-cases/record-items';
export { FigureCases, type CasePage } from './use-cases/figure-cases';
export { ReportEngine, type FigureQuestion } from './use-cases/report-engine';
export { EditionDesk } from './use-cases/editions/edition-desk';
export { WatchEditions } from './use-cases/editions/watch-editions';
export { FindTrends } from './use-cases/trends/find-trends';
export { TrendDesk } from './use-cases/trends/trend-desk';
