export { ARTICLE_AUDIENCES, ARTICLE_INSERTIONS, ARTICLE_LIMITS, ARTICLE_SOURCES } from './names/articles';
export { ARTICLE_STATES, ARTICLE_TYPES, type ArticleAudience, type ArticleInsertion } from './names/articles';
export { type ArticleSource, type ArticleState, type ArticleType } from './names/articles';
export { AUTO_REPLY_ACTIONS, AUTO_REPLY_KINDS, AUTO_REPLY_OUTCOMES } from './names/auto-replies';
export { AUTO_REPLY_PHASES, MATCH_MODES, MENU_ITEM_LEADS, type AutoReplyAction } from './names/auto-replies';
export { type AutoReplyKind, type AutoReplyOutcome, type AutoReplyPhase } from './names/auto-replies';
export { type MatchMode, type MenuItemLead } from './names/auto-replies';
export { BOARD_CLOCKS, BOARD_LEVELS, BOARD_LIMITS, BOARD_TARGET, type BoardClock } from './names/board';
export { type BoardLevel } from './names/board';
export { ASSISTANCES, BOT_DEEDS, BOT_DUTIES, BOT_MENU_DEEDS, BOT_OUTCOMES } from './names/bots';
export { BOT_RETURN_MS, HAND_OVER_REASONS, MOODS, TONES, type Assistance, type BotDeed } from './names/bots';
export { type BotDutyTime, type BotMenuDeed, type BotOutcome, type HandOverReason } from './names/bots';
export { type Mood, type Tone } from './names/bots';
export { CASE_STAGES, CASE_CATEGORIES, CASE_ENDINGS, CASE_FOLLOW_UPS, CASE_WAYS } from './names/cases';
export { CASE_DUTIES, type CaseDuty } from './names/cases';
export { CASE_SOURCES, CASE_CLOCKS, CASE_ESCALATIONS, CASE_STEPS } from './names/cases';
export { CASE_EXTENSION_STATES, CASE_RELATIONS, CASE_FIELD_TYPES, CASE_VIEWS } from './names/cases';
export { CASE_NEWS, type CaseNewsKind } from './names/cases';
export { CASE_PROGRESS, CASE_DEEDS, CASE_LIMITS, type CaseStage, type CaseCategory } from './names/cases';
export { type CaseEnding, type CaseFollowUp, type CaseWay, type CaseSource } from './names/cases';
export { type CaseClock, type CaseEscalation, type CaseStep, type CaseExtensionState } from './names/cases';
export { type CaseRelation, type CaseFieldType, type CaseView } from './names/cases';
export { type CaseProgressStage, type CaseDeed } from './names/cases';
export { CALL_DIRECTIONS, CALL_KINDS, CALL_OUTCOMES, type CallDirection, type CallKind } from './names/calls';
export { type CallOutcome } from './names/calls';
export { CALLBACK_STATES, type CallbackState } from './names/callbacks';
export { answerMeant, answersOf, isChoosable, surveyAnswerId, surveyAnswerIn } from './names/choices';
export { type Answer, type Choosable } from './names/choices';
export {
  CONSENT_PURPOSES,
  CONSENT_SOURCES,
  CUSTOMER_EDIT_FIELDS,
  CUSTOMER_IMPORT_ENCODINGS,
} from './names/customers';
export { CUSTOMER_IMPORT_MATCHES, CUSTOMER_IMPORT_MODES, CUSTOMER_IMPORT_PROBLEMS } from './names/customers';
export {
  CUSTOMER_IMPORT_SEPARATORS,
  CUSTOMER_IMPORT_STATES,
  CUSTOMER_IMPORT_TARGETS,
} from './names/customers';
export { CUSTOMER_KINDS, CUSTOMER_LIMITS, CUSTOMER_SORTS, CUSTOMER_TIMELINE_KINDS } from './names/customers';
export { DUPLICATE_KINDS, LIFECYCLE_STAGES, SEGMENT_FIELD_TYPES, SEGMENT_FIELDS } from './names/customers';
export { SEGMENT_OPERATORS, TIER_SOURCES, VERIFY_DAYS, type ConsentChannel } from './names/customers';
export { type ConsentPurpose, type ConsentSource, type CustomerEditField } from './names/customers';
export {
  type CustomerImportEncoding,
  type CustomerImportMatch,
  type CustomerImportMode,
} from './names/customers';
export { type CustomerImportProblemCode, type CustomerImportSeparator } from './names/customers';
export { type CustomerImportState, type CustomerImportTarget, type CustomerKind } from './names/customers';
export { type CustomerSort, type CustomerTimelineKind, type DuplicateKind } from './names/customers';
export { type LifecycleStage, type SegmentField, type SegmentFieldType } from './names/customers';
export { type SegmentOperator, type TierSource } from './names/customers';
export { ERROR_STATUS, type Acknowledgement, type ErrorCode, type WireError } from './names/error-codes';
export { IMPORT_EVENTS, IMPORT_LIMITS, IMPORT_PROBLEMS, IMPORT_STATES } from './names/imports';
export { type ImportEvent, type ImportProblemCode, type ImportState } from './names/imports';
export { codePoints, LIMITS, TRANSFER_UNDO_MS } from './names/limits';
export { PERMISSIONS, PERMISSION_SCOPES, type Permission, type PermissionScope } from './names/permissions';
export {
  mayPromise,
  PROMISE_BANDS,
  PROMISE_KINDS,
  PROMISE_REACHED,
  PROMISE_SOURCES,
  PROMISE_STATES,
  PROMISE_STEPS,
  SUGGESTION_STATES,
} from './names/promises';
export {
  type PromiseBand,
  type PromiseKind,
  type PromiseReached,
  type PromiseSource,
  type PromiseState,
  type PromiseStep,
  type SuggestionState,
} from './names/promises';
export { Refusal } from './names/refusal';
export { SURVEY_COLLECTIONS, SURVEY_CREDITS, SURVEY_DIMENSIONS, SURVEY_INVALID } from './names/surveys';
export { SURVEY_NOT_SENT, SURVEY_QUESTION_KINDS, SURVEY_SCALES, SURVEY_STATES } from './names/surveys';
export { SURVEY_TRIGGERS, SURVEY_WAYS, type SurveyCollection, type SurveyCredit } from './names/surveys';
export { type SurveyDimension, type SurveyInvalid, type SurveyNotSent } from './names/surveys';
export { type SurveyQuestionKind, type SurveyState, type SurveyTrigger } from './names/surveys';
export { type SurveyWay } from './names/surveys';
export { FIGURES, FIGURE_BETTER, FIGURE_KEYS, FIGURE_REFUSALS, FIGURE_UNITS } from './names/reports';
export { REPORT_CASE_SORTS, REPORT_CASES, REPORT_EXPORTS, REPORT_GROUPINGS } from './names/reports';
export { REPORT_MAX_DAYS, REPORT_MAX_GROUPINGS, REPORT_MAX_ROWS, REPORT_OPTIONS } from './names/reports';
export { type FigureBetter, type FigureKey, type FigureRefusal, type FigureUnit } from './names/reports';
export { type ReportBots, type ReportCaseKind, type ReportCaseSort, type ReportClock } from './names/reports';
export { type ReportCredit, type ReportGrouping, type ReportOptionName } from './names/reports';
export { type ReportPeriod, type ReportReopened, type ReportStart } from './names/reports';
export { type ReportUnanswered, REPORT_AGES, REPORT_ITEMS } from './names/reports';
export { type ReportAge, type ReportItem } from './names/reports';
export { TREND_LIMITS, TREND_SUBJECTS, TREND_WEEKS, type TrendSubject } from './names/trends';
export { EDITION_KIND_NAMES, EDITION_KINDS, EDITION_MAIL_STATES } from './names/report-editions';
export { EDITION_MOST_ADDRESSES, EDITION_SECTIONS, type EditionEvery } from './names/report-editions';
export { type EditionKind, type EditionMailState, type EditionSectionKey } from './names/report-editions';
export {
  CHOICE_RULES,
  LANGUAGE_SKILL,
  MISSED_OFFERS,
  OVERFLOW_CAUSES,
  OVERFLOW_TARGETS,
} from './names/routing';
export { ROUTING_OBSTACLES, ROUTING_STRATEGIES, SKILL_LEVELS, type ChoiceRule } from './names/routing';
export { type OverflowCause, type OverflowTarget, QUEUE_OFFERS, type QueueOffer } from './names/routing';
export { type RoutingObstacle, type RoutingStrategy } from './names/routing';
export { LIMITS_OF_TAGS, PRIORITIES, RULE_ACTION_STATES, RULE_ACTIONS } from './names/rules';
export { RULE_CONDITION_KINDS, RULE_FIELD_TYPES, RULE_FIELDS, RULE_INPUT_TYPES } from './names/rules';
export { RULE_LIMITS, RULE_LISTS, RULE_OPERANDS, RULE_OPERATORS, RULE_RUN_STATES } from './names/rules';
export { RULE_TRIGGERS, type Priority, type RuleActionKind, type RuleActionState } from './names/rules';
export { type RuleConditionKind, type RuleField, type RuleFieldType } from './names/rules';
export { type RuleInputType, type RuleList, type RuleOperand, type RuleOperator } from './names/rules';
export { type RuleRunState, type RuleTriggerKind } from './names/rules';
export { filledTemplate, templateFields } from './names/templates';
export { ACTION_STATES, CLOCK_OUTCOMES, POLICY_CONDITIONS, RISKS } from './names/service-levels';
export { SERVICE_LEVEL_ACTIONS, SERVICE_LEVEL_KINDS, SERVICE_LEVEL_LEVELS } from './names/service-levels';
export { SERVICE_LEVEL_TIMES, WARNING_UNITS, type ActionState } from './names/service-levels';
export { type ClockOutcome, type PolicyCondition, type Risk } from './names/service-levels';
export { type ServiceLevelAction, type ServiceLevelKind } from './names/service-levels';
export { type ServiceLevelLevel, type ServiceLevelTime, type WarningUnit } from './names/service-levels';
export { CANNED_COLUMNS, CANNED_LIMITS, CANNED_PART_KINDS, CANNED_STAGES } from './names/canned';
export { PROPOSAL_STATES, type CannedColumn, type CannedPartKind, type CannedStage } from './names/canned';
export { type ProposalState } from './names/canned';
export { checkDraft, isSensitive, maskFindings, maskSensitive } from './names/drafts/check-draft';
export { compileWords, type WordMatcher } from './names/drafts/word-matcher';
export { findSensitive } from './names/drafts/sensitive';
export { FINDING_KINDS, HELD_SENSITIVE, SENSITIVE_KINDS, WORD_KINDS, WORD_LEVELS } from './names/words';
export { type CheckedDraft, type DraftFinding, type FindingKind, type ListedWord } from './names/words';
export { type SensitiveKind, type WordKind, type WordLevel } from './names/words';
export { smsSegments, type SmsSegments } from './names/sms-segments';
export { ABSENCE_REASONS, SHIFT_COLORS, SHIFT_NOTICES, SHIFT_PROBLEMS } from './names/staffing';
export { STAFFING_DAY_KINDS, type AbsenceReason, type ShiftColor } from './names/staffing';
export { type ShiftNoticeKind, type ShiftProblemKind, type StaffingDayKind } from './names/staffing';
export { CONSOLE_COMMANDS, CONSOLE_EVENTS, CONSOLE_NAMESPACE, SHARED_COMMANDS } from './names/socket-names';
export { SHARED_EVENTS, WIDGET_COMMANDS, WIDGET_EVENTS, WIDGET_NAMESPACE } from './names/socket-names';
export { type ConsoleCommandName, type ConsoleEventName, type WidgetCommandName } from './names/socket-names';
export { type WidgetEventName } from './names/socket-names';
export { AGENT_STATES, AUTHOR_KINDS, CANNED_SCOPES, CHANNELS, CONTENT_KINDS } from './names/states';
export { CONVERSATION_STATUSES, CONVERSIONS, CUSTOMER_EVENTS, DELIVERY_STATES } from './names/states';
export { ENDED_BY, ENTRY_KINDS, FAILURE_CLASSES, FOLLOW_UP_STATES, INBOX_SORTS } from './names/states';
export { INBOX_VIEWS, JOIN_REASONS, LANGUAGES, LIKENESSES, MESSAGE_CHANGES } from './names/states';
export { OPEN_STATUSES, PRE_CHAT_FIELDS, PRESENCE_STATES, RESOLVED, ROLES } from './names/states';
export { SENDABLE_KINDS, STAFF_KINDS, SHOWN_PRESENCE_STATES, TIERS, WEEKDAY_NAMES } from './names/states';
export { TIER_REPLY_TARGET_SECONDS, TIMELINE_EVENTS, UNCHANGEABLE_WHY } from './names/states';
export { VIEWER_ACTIVITIES, WAITING_FOR, WINDOW_ACTS, WINDOW_CLOSED_WHY } from './names/states';
export { WINDOW_ENDING_WHY, WINDOW_FALLBACKS, type AgentState, type AuthorKind } from './names/states';
export { type CannedScope, type Channel, type ContentKind, type ConversationStatus } from './names/states';
export { type Conversion, type DeliveryState, type EndedBy, type EntryKind } from './names/states';
export { type FailureClass, type FollowUpState, type InboxSort, type InboxView } from './names/states';
export { type JoinReason, type Language, type Likeness, type MessageChangeKind } from './names/states';
export { type PreChatFieldKind, type PresenceState, type Resolved, type Role } from './names/states';
export { type ShownPresenceState, type Tier, type WeekdayName, type TimelineEvent } from './names/states';
export { type UnchangeableWhy, type ViewerActivity, type WaitingFor, type WindowAct } from './names/states';
export { type WindowClosedWhy, type WindowEndingWhy, type WindowFallback } from './names/states';
export { BOUGHT_STATUSES, LEAD_QUALITIES, LEAD_STATUSES, LEAD_STEPS, ORDER_JOIN_DAYS } from './names/orders';
export { ORDER_STATUSES, REFUND_STATUSES, type LeadQuality, type LeadStatus } from './names/orders';
export { type LeadStep, type OrderStatus, type RefundStatus } from './names/orders';
export { NOTICE_AUDIENCES, NOTICE_CHANNELS, NOTICE_LEFT_OUT, NOTICE_LIMITS } from './names/notices';
export { NOTICE_PACES, NOTICE_PURPOSES, NOTICE_RECIPIENT_STATES, NOTICE_STATES } from './names/notices';
export { NOTICE_VARIABLES, NOTICE_WAYS, type NoticeAudience, type NoticeLeftOut } from './names/notices';
export { type NoticePurpose, type NoticeRecipientState, type NoticeState } from './names/notices';
export { type NoticeWay } from './names/notices';
export { CASE_TASK_CLOCKS, CASE_TASK_LIMITS, CASE_TASK_STATES, CASE_TASK_STEPS } from './names/case-tasks';
export { type CaseTaskClock, type CaseTaskState, type CaseTaskStep } from './names/case-tasks';
export { GOODWILL_KINDS, REMEDY_KINDS, REMEDY_ROLES, REMEDY_STATES } from './names/remedies';
export { type RemedyKind, type RemedyRole, type RemedyState } from './names/remedies';
export { ACTION_KINDS, ACTION_PROGRESS, CASE_KINSHIPS, PARETO_BY, type ActionKind } from './names/actions';
export { type ActionProgress, type CaseKinship, type ParetoBy } from './names/actions';
export { CAMPAIGN_STATES, CONTACT_FIELDS, CONTACT_LIMITS, CONTACT_METHODS } from './names/contacts';
export { CONTACT_OUTCOMES, CONTACT_OWNERS, CONTACT_PURPOSES, CONTACT_REQUIRED } from './names/contacts';
export { CONTACT_SOLVED, CONTACT_SOURCES, CONTACT_STATES, CONTACT_STEPS } from './names/contacts';
export { CONTACT_TRIGGERS, CONTACT_VIEWS, POINT_KINDS, POINT_STATES } from './names/contacts';
export { type CampaignState, type ContactField, type ContactMethod } from './names/contacts';
export { type ContactOutcome, type ContactOwner, type ContactPurpose } from './names/contacts';
export { type ContactSolved, type ContactSource, type ContactState } from './names/contacts';
export { type ContactStep, type ContactTrigger, type ContactView } from './names/contacts';
export { type PointKind, type PointState } from './names/contacts';
export { FEEDBACK_ABOUTS, type FeedbackAbout } from './names/feedback';
export { FEEDBACK_LIMITS, FEEDBACK_OUTCOMES, FEEDBACK_SORTS, FEEDBACK_STATES } from './names/feedback';
export { FEEDBACK_STEPS, FEEDBACK_VIEWS, type FeedbackOutcome, type FeedbackSort } from './names/feedback';
export { type FeedbackState, type FeedbackStep, type FeedbackView } from './names/feedback';
