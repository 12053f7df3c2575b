import { Type } from 'class-transformer';
import { Count, OneOf, Optional } from '../fields';
import {
  CannedCategory,
  CannedImport,
  CannedProposal,
  CannedProposals,
  CannedResponseList,
  CannedResponseRecord,
  CannedSuggestions,
  CannedUsageList,
  EditCannedCategories,
  EditCannedResponse,
  ImportCanned,
  ProposeCanned,
  RejectProposal,
  SuggestCanned,
} from '../models/canned';
import {
  AddWords,
  CheckDrafts,
  DraftResults,
  EditWord,
  StarterAdded,
  WordCatchesList,
  WordList,
  WordRecord,
  WordsAdded,
} from '../models/words';
import { LANGUAGES, type Language } from '../names/states';
import type { Endpoint } from './endpoint';

export class UsageQuery {
  /** Of so many days up to today. */
  @Optional() @Type(() => Number) @Count(365, 1) days?: number;
}
export class StarterQuery {
  /** Only words of this language. */
  @Optional() @OneOf(LANGUAGES) language?: Language;
}

/** What agents insert, and the words that are looked for before it goes out. */
export const cannedEndpoints = {
  'GET /api/canned-responses': {
    summary: 'Canned responses this agent may insert',
    caller: 'agent',
    answer: CannedResponseList,
  },
  'POST /api/canned-responses': {
    summary: 'Add a canned response',
    caller: 'agent',
    body: EditCannedResponse,
    answer: CannedResponseRecord,
  },
  'PATCH /api/canned-responses/:id': {
    summary: 'Edit a canned response',
    caller: 'agent',
    body: EditCannedResponse,
    answer: CannedResponseRecord,
  },
  'DELETE /api/canned-responses/:id': { summary: 'Remove a canned response', caller: 'agent' },
  'GET /api/canned-responses/usage': {
    summary: 'How often each was sent, by whom, and how often as it was written',
    caller: 'agent',
    query: UsageQuery,
    answer: CannedUsageList,
  },
  'POST /api/canned-responses/suggest': {
    summary: 'Those that answer what a customer has written, best first',
    caller: 'agent',
    body: SuggestCanned,
    answer: CannedSuggestions,
  },
  'GET /api/canned-responses/export': {
    summary: 'Those this agent sees, as a file (CSV, UTF-8)',
    caller: 'agent',
    stream: 'text/csv',
  },
  'POST /api/canned-responses/import': {
    summary:
      'What would become of each row of such a file; with `commit` it becomes that, all of it or nothing',
    caller: 'agent',
    body: ImportCanned,
    answer: CannedImport,
  },
  'GET /api/canned-categories': {
    summary: 'Categories of canned responses',
    caller: 'agent',
    answer: [CannedCategory],
  },
  'PUT /api/canned-categories': {
    summary: 'Name, add, order and remove categories',
    caller: 'agent',
    body: EditCannedCategories,
    answer: [CannedCategory],
  },
  'GET /api/canned-proposals': {
    summary: 'One’s own proposals, and those one may decide',
    caller: 'agent',
    answer: CannedProposals,
  },
  'POST /api/canned-proposals': {
    summary: 'Propose a shared canned response, or a change to one',
    caller: 'agent',
    body: ProposeCanned,
    answer: CannedProposal,
  },
  'POST /api/canned-proposals/:id/approve': {
    summary: 'Take a proposal over as it is',
    caller: 'agent',
    answer: CannedProposal,
  },
  'POST /api/canned-proposals/:id/reject': {
    summary: 'Refuse a proposal, saying why',
    caller: 'agent',
    body: RejectProposal,
    answer: CannedProposal,
  },
  'POST /api/canned-proposals/seen': {
    summary: 'The decisions on one’s proposals were seen',
    caller: 'agent',
  },
  'DELETE /api/canned-proposals/:id': { summary: 'Withdraw one’s proposal', caller: 'agent' },

  'GET /api/words': {
    summary: 'Words that answers are looked through for',
    caller: 'agent',
    answer: WordList,
  },
  'POST /api/words': { summary: 'Add words', caller: 'agent', body: AddWords, answer: WordsAdded },
  'PATCH /api/words/:id': { summary: 'Edit a word', caller: 'agent', body: EditWord, answer: WordRecord },
  'DELETE /api/words/:id': { summary: 'Take a word off the list', caller: 'agent' },
  'POST /api/words/starter': {
    summary: 'Add the shipped words that are not on the list',
    caller: 'agent',
    query: StarterQuery,
    answer: StarterAdded,
  },
  'GET /api/words/caught': {
    summary: 'How often each word was caught',
    caller: 'agent',
    query: UsageQuery,
    answer: WordCatchesList,
  },
  'POST /api/drafts/check': {
    summary: 'Words of the list, personal data and secrets in texts, and the texts with them masked',
    caller: 'agent',
    body: CheckDrafts,
    answer: DraftResults,
  },
} as const satisfies Record<string, Endpoint>;
