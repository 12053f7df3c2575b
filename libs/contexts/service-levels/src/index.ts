export {
  type Background,
  BusinessHours,
  type CalendarInForce,
  type CalendarSubject,
  ClockScreens,
  type ClockShown,
  ConversationFacts,
  Measures,
  type Standing,
  TeamLeads,
} from './ports';
export { AtRiskReader, NO_TEAM, type RiskCounts } from './use-cases/at-risk-reader';
export { EditPolicies } from './use-cases/edit-policies';
export { ServiceLevelReader } from './use-cases/service-level-reader';
export { WatchDueTimes } from './use-cases/watch-due-times';
export { ServiceLevelReactions } from './reactions/service-level-reactions';
export { ServiceLevelsModule } from './service-levels.module';
