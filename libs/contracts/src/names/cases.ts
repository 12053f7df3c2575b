/** Where a case stands, in order. `closed` only by way of `told`, and of a follow-up where its kind asks for one. */
export const CASE_STAGES = [
  'received',
  'classified',
  'with-department',
  'proposed',
  'accepted',
  'executed',
  'told',
  'following-up',
  'closed',
] as const;
export type CaseStage = (typeof CASE_STAGES)[number];

/** What reports group cases by; every kind belongs to one. */
export const CASE_CATEGORIES = [
  'quality',
  'logistics',
  'attitude',
  'invoice',
  'refund',
  'points',
  'price',
  'privacy',
  'safety',
  'other',
] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];

/** How it ended. `answered`: of a kind that asks for no follow-up. */
export const CASE_ENDINGS = ['satisfied', 'no-contact', 'withdrawn', 'answered'] as const;
export type CaseEnding = (typeof CASE_ENDINGS)[number];

/** What a follow-up found. `no-answer` three times ends the case without contact. */
export const CASE_FOLLOW_UPS = ['satisfied', 'unsatisfied', 'no-answer'] as const;
export type CaseFollowUp = (typeof CASE_FOLLOW_UPS)[number];

/** How the customer was told or asked. `message`: through the conversation. */
export const CASE_WAYS = ['message', 'call', 'other'] as const;
export type CaseWay = (typeof CASE_WAYS)[number];

/** Who opened it. */
export const CASE_SOURCES = ['agent', 'customer', 'api', 'rule', 'feedback', 'demo'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];

/** Times a case is held to: the first answer of substance, deciding, executing, the result told, the follow-up. */
export const CASE_CLOCKS = ['answer', 'decide', 'execute', 'result', 'follow-up'] as const;
export type CaseClock = (typeof CASE_CLOCKS)[number];

/** Steps of a case that somebody is responsible for: its owner, or who has been handed the step. */
export const CASE_DUTIES = ['acknowledge', 'investigate', 'decide', 'execute', 'follow-up'] as const;
export type CaseDuty = (typeof CASE_DUTIES)[number];

/** Why a case went up a level. */
export const CASE_ESCALATIONS = [
  'time',
  'breach',
  'request',
  'safety',
  'outside',
  'unsolved',
  'policy',
] as const;
export type CaseEscalation = (typeof CASE_ESCALATIONS)[number];

/** What has happened to a case, line by line. */
export const CASE_STEPS = [
  'opened',
  'acknowledged',
  'moved',
  'edited',
  'answered',
  'extension-asked',
  'extension-approved',
  'extension-refused',
  'paused',
  'resumed',
  'escalated',
  'warned',
  'breached',
  'told',
  'followed-up',
  'reopened',
  'closed',
  'handed-over',
  'noted',
  'file-added',
  'file-removed',
  'linked',
  'unlinked',
  'task-sent',
  'task-accepted',
  'task-answered',
  'task-returned',
  'task-withdrawn',
  'remedy-asked',
  'remedy-approved',
  'remedy-refused',
  'remedy-done',
  'cause-set',
  'action-planned',
  'action-done',
  'action-verified',
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

export const CASE_EXTENSION_STATES = ['asked', 'approved', 'refused'] as const;
export type CaseExtensionState = (typeof CASE_EXTENSION_STATES)[number];

/** What screens are told of a case. */
export const CASE_NEWS = [
  'opened',
  'moved',
  'updated',
  'answered',
  'extension-asked',
  'extension-decided',
  'paused',
  'resumed',
  'escalated',
  'breached',
  'told',
  'followed-up',
  'reopened',
  'closed',
  'handed-over',
] as const;
export type CaseNewsKind = (typeof CASE_NEWS)[number];

/** How two cases belong together. */
export const CASE_RELATIONS = ['related', 'duplicate', 'same-cause'] as const;
export type CaseRelation = (typeof CASE_RELATIONS)[number];

export const CASE_FIELD_TYPES = ['text', 'number', 'date', 'choice', 'flag'] as const;
export type CaseFieldType = (typeof CASE_FIELD_TYPES)[number];

/** Lists of cases. `open` by what is due next; `closed` the last closed first. */
export const CASE_VIEWS = ['open', 'overdue', 'paused', 'follow-up', 'approvals', 'closed'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

/** What the customer is shown of the stages. */
export const CASE_PROGRESS = ['received', 'working', 'proposed', 'told', 'closed'] as const;
export type CaseProgressStage = (typeof CASE_PROGRESS)[number];

/** What can be done with a case as it stands, by whoever asks: buttons show these. */
export const CASE_DEEDS = [
  'edit',
  'move',
  'answer',
  'ask-extension',
  'decide-extension',
  'pause',
  'resume',
  'escalate',
  'tell',
  'follow-up',
  'withdraw',
  'reopen',
  'hand-over',
  'note',
] as const;
export type CaseDeed = (typeof CASE_DEEDS)[number];

export const CASE_LIMITS = {
  titleCodePoints: 120,
  factsCodePoints: 5_000,
  messages: 20,
  files: 20,
  fields: 20,
  kinds: 60,
  /** Follow-ups without an answer before a case may end without contact. */
  attempts: 3,
  /** A customer can say "not solved" so long after the end. */
  reopenDays: 30,
} as const;
