import { Count, OneOf, Optional } from '../fields';
import { NoticePage, NoticePlan, NoticePreview, NoticeRecipientPage, NoticeRecord } from '../models/notices';
import { NOTICE_RECIPIENT_STATES, type NoticeRecipientState } from '../names/notices';
import { MessageTemplates } from '../models/channels';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

export class EditNotice extends NoticePlan {
  /** Of one that is edited. */
  @Optional() @Count() version?: number;
}
export class SendNotice {
  /** As it was read: nobody sends what another has changed meanwhile. */
  @Count() version!: number;
}
export class NoticeRecipientsQuery extends PageQuery {
  @Optional() @OneOf(NOTICE_RECIPIENT_STATES) state?: NoticeRecipientState;
}

/** Notices to many. */
export const noticeEndpoints = {
  'GET /api/notices': {
    summary: 'Notices to many, the newest first',
    caller: 'agent',
    query: PageQuery,
    answer: NoticePage,
  },
  'POST /api/notices': { summary: 'Write a notice', caller: 'agent', body: EditNotice, answer: NoticeRecord },
  'POST /api/notices/preview': {
    summary: 'Who would get a notice now, who would not and why',
    caller: 'agent',
    body: NoticePlan,
    answer: NoticePreview,
  },
  'GET /api/notices/templates/:id': {
    summary:
      'Approved texts of an account, for those whose window is closed; none where its channel has none',
    caller: 'agent',
    answer: MessageTemplates,
  },
  'GET /api/notices/:id': { summary: 'One notice with its counts', caller: 'agent', answer: NoticeRecord },
  'PUT /api/notices/:id': {
    summary: 'Edit a notice that has not begun',
    caller: 'agent',
    body: EditNotice,
    answer: NoticeRecord,
  },
  'DELETE /api/notices/:id': { summary: 'Remove a draft', caller: 'agent' },
  'POST /api/notices/:id/send': {
    summary: 'Send a notice, now or at its time',
    caller: 'agent',
    body: SendNotice,
    answer: NoticeRecord,
  },
  'POST /api/notices/:id/stop': {
    summary: 'Stop a notice, or take a banner away; nobody gets it from then on',
    caller: 'agent',
    answer: NoticeRecord,
  },
  'GET /api/notices/:id/recipients': {
    summary: 'What became of a notice for each customer',
    caller: 'agent',
    query: NoticeRecipientsQuery,
    answer: NoticeRecipientPage,
  },
  'GET /api/notices/:id/export': {
    summary: 'The same as a file; logged',
    caller: 'agent',
    stream: 'text/csv',
  },
} as const satisfies Record<string, Endpoint>;
