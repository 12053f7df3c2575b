import {
  CaseCounts,
  CaseDetail,
  CaseDraft,
  CaseKind,
  CasePage,
  CaseProgress,
  CaseProgressPage,
  CaseRecord,
  CaseWordsRecord,
  OfferedCaseKind,
} from '../models/cases';
import {
  AddCaseFile,
  AddCaseKind,
  AnswerCase,
  ApiCasesQuery,
  ApiOpenCase,
  AskCaseExtension,
  CaseCountsQuery,
  CaseDraftQuery,
  CaseNotSolved,
  CasesQuery,
  DecideCaseExtension,
  EditCase,
  EditCaseKind,
  EditCaseWords,
  EscalateCase,
  FileCase,
  FollowUpCase,
  HandOverCase,
  LinkCase,
  MoveCase,
  NoteCase,
  OpenCase,
  OrderCaseKinds,
  PauseCase,
  ReopenCase,
  ResumeCase,
  TellCase,
  WithdrawCase,
} from './case-requests';
import type { Endpoint } from './endpoint';

const agent = 'agent' as const;
const deed = <B extends new () => object>(summary: string, body: B) => ({
  ...{ summary, body },
  caller: agent,
  answer: CaseDetail,
});

/** Cases: opened, worked through their stages, followed to their end. */
export const caseEndpoints = {
  'GET /api/case-kinds': { summary: 'Kinds of cases, in their order', caller: agent, answer: [CaseKind] },
  'POST /api/case-kinds': {
    ...{ summary: 'A kind of the shop’s own', caller: agent },
    ...{ body: AddCaseKind, answer: CaseKind },
  },
  'PUT /api/case-kinds/order': {
    ...{ summary: 'Put a kind before another, or last', caller: agent },
    ...{ body: OrderCaseKinds, answer: [CaseKind] },
  },
  'PUT /api/case-kinds/:key': {
    ...{ summary: 'Edit a kind; open cases keep the times they were given', caller: agent },
    ...{ body: EditCaseKind, answer: CaseKind },
  },
  'GET /api/case-words': {
    summary: 'Words that lift a case to the third level',
    caller: agent,
    answer: CaseWordsRecord,
  },
  'PUT /api/case-words': {
    ...{ summary: 'Edit the words', caller: agent },
    ...{ body: EditCaseWords, answer: CaseWordsRecord },
  },
  'GET /api/cases': {
    ...{ summary: 'Cases by what is due next, or the last closed', caller: agent },
    ...{ query: CasesQuery, answer: CasePage },
  },
  'GET /api/cases/counts': {
    ...{ summary: 'How many are open, overdue, due today, paused', caller: agent },
    ...{ query: CaseCountsQuery, answer: CaseCounts },
  },
  'GET /api/cases/draft': {
    ...{ summary: 'What can be filled in before one is opened from messages', caller: agent },
    ...{ query: CaseDraftQuery, answer: CaseDraft },
  },
  'POST /api/cases': deed('Open a case; the same `caseId` opens it once', OpenCase),
  'GET /api/cases/:id': { summary: 'One case with its history', caller: agent, answer: CaseDetail },
  'PUT /api/cases/:id': deed('Put right what is known of it', EditCase),
  'POST /api/cases/:id/move': deed('Move it to its next stage', MoveCase),
  'POST /api/cases/:id/answer': deed('The first answer of substance', AnswerCase),
  'POST /api/cases/:id/extension': deed('Ask for more time for the first answer', AskCaseExtension),
  'POST /api/cases/:id/extension/decide': deed('Decide it; never one’s own', DecideCaseExtension),
  'POST /api/cases/:id/pause': deed('Wait for the customer: its clocks stand still', PauseCase),
  'POST /api/cases/:id/resume': deed('Go on', ResumeCase),
  'POST /api/cases/:id/escalate': deed('One level up', EscalateCase),
  'POST /api/cases/:id/tell': deed('Tell the customer the result: the clock stops', TellCase),
  'POST /api/cases/:id/follow-up': deed('What the follow-up found', FollowUpCase),
  'POST /api/cases/:id/withdraw': deed('The customer takes it back, and is told so', WithdrawCase),
  'POST /api/cases/:id/reopen': deed('Open it again, one level up', ReopenCase),
  'POST /api/cases/:id/hand-over': deed('Give it to somebody else, with the reason', HandOverCase),
  'POST /api/cases/:id/notes': deed('A note of the investigation', NoteCase),
  'POST /api/cases/:id/files': deed('Add a file', AddCaseFile),
  'DELETE /api/cases/:id/files/:attachmentId': {
    ...{ summary: 'Take a file away', caller: agent, answer: CaseDetail },
  },
  'POST /api/cases/:id/links': deed('Say that another case belongs to it', LinkCase),
  'DELETE /api/cases/:id/links/:otherId': {
    ...{ summary: 'They do not belong together', caller: agent, answer: CaseDetail },
  },
  'GET /api/widget/case-kinds': {
    ...{ summary: 'What can be filed, and by when it is answered', caller: 'visitor' },
    answer: [OfferedCaseKind],
  },
  'GET /api/widget/cases': {
    ...{ summary: 'One’s own cases, the last first', caller: 'visitor' },
    answer: CaseProgressPage,
  },
  'POST /api/widget/cases': {
    ...{ summary: 'File a complaint or a request', caller: 'visitor' },
    ...{ body: FileCase, answer: CaseProgress },
  },
  'GET /api/widget/cases/:id': {
    ...{ summary: 'How one’s case stands', caller: 'visitor' },
    answer: CaseProgress,
  },
  'POST /api/widget/cases/:id/not-solved': {
    ...{ summary: 'Say that it is not solved: it is opened again, one level up', caller: 'visitor' },
    ...{ body: CaseNotSolved, answer: CaseProgress },
  },
  'POST /api/widget/cases/:id/solved': {
    ...{ summary: 'Say that it is solved: it is closed', caller: 'visitor' },
    answer: CaseProgress,
  },
  'GET /api/v1/cases': {
    ...{ summary: 'Cases for the shop’s own systems', caller: 'api-key' },
    ...{ query: ApiCasesQuery, answer: CasePage },
  },
  'POST /api/v1/cases': {
    ...{ summary: 'Open a case; the same `caseId` opens it once', caller: 'api-key' },
    ...{ body: ApiOpenCase, answer: CaseRecord },
  },
  'GET /api/v1/cases/:id': {
    ...{ summary: 'One case, by id', caller: 'api-key' },
    answer: CaseRecord,
  },
} as const satisfies Record<string, Endpoint>;
