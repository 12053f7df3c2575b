import {
  ContactCalendar,
  ContactCampaign,
  ContactCounts,
  ContactDetail,
  ContactGuard,
  ContactPage,
  ContactPlan,
  ContactRecord,
  ContactSettings,
  ContactTargets,
} from '../models/contacts';
import * as request from './contact-requests';
import type { Endpoint } from './endpoint';

const agent = { caller: 'agent' } as const;

/** Callbacks, visits and the log of them. */
export const contactEndpoints = {
  'GET /api/contacts': {
    ...agent,
    summary:
      'Callbacks and visits: planned by due time, ended, to be verified, or with customers still to be told',
    query: request.ContactsQuery,
    answer: ContactPage,
  },
  'GET /api/contacts/counts': {
    ...agent,
    summary: 'How much is overdue, due today and later; this month’s work and its target',
    query: request.ContactCountsQuery,
    answer: ContactCounts,
  },
  'GET /api/contacts/calendar': {
    ...agent,
    summary: 'How many are planned and done on each day of a month',
    query: request.ContactCalendarQuery,
    answer: ContactCalendar,
  },
  'GET /api/contacts/guard': {
    ...agent,
    summary: 'Whether a colleague contacted this customer a short while ago, or is about to',
    query: request.ContactGuardQuery,
    answer: ContactGuard,
  },
  'POST /api/contacts': {
    ...agent,
    summary: 'Plan a contact',
    body: request.PlanContact,
    answer: ContactRecord,
  },
  'POST /api/contacts/written': {
    ...agent,
    summary: 'Write down a contact nobody had planned',
    body: request.WriteDownContact,
    answer: ContactDetail,
  },
  'GET /api/contacts/:id': {
    ...agent,
    summary: 'One contact with its form, attempts, points and history',
    answer: ContactDetail,
  },
  'POST /api/contacts/:id/attempts': {
    ...agent,
    summary: 'Note an attempt; the third without an answer ends it',
    body: request.TryContact,
    answer: ContactDetail,
  },
  'PUT /api/contacts/:id/form': {
    ...agent,
    summary: 'Keep what was written so far',
    body: request.SaveContactForm,
    answer: ContactDetail,
  },
  'POST /api/contacts/:id/finish': {
    ...agent,
    summary: 'Done: the form is complete, or says why not; what the customer said is supervised from now on',
    body: request.FinishContact,
    answer: ContactDetail,
  },
  'POST /api/contacts/:id/hand-over': {
    ...agent,
    summary: 'Hand it over, with the reason',
    body: request.HandContact,
    answer: ContactRecord,
  },
  'POST /api/contacts/:id/cancel': {
    ...agent,
    summary: 'It is not to be made; by who leads, with the reason',
    body: request.CancelContact,
    answer: ContactRecord,
  },
  'POST /api/contacts/:id/verify': {
    ...agent,
    summary: 'Month end: verify the log of a colleague, with a comment; never one’s own',
    body: request.VerifyContact,
    answer: ContactDetail,
  },
  'POST /api/contact-points/:id/tell': {
    ...agent,
    summary: 'Tell the customer what became of what they said',
    body: request.TellPoint,
    answer: ContactDetail,
  },
  'GET /api/contact-plans': { ...agent, summary: 'When customers are contacted', answer: [ContactPlan] },
  'POST /api/contact-plans': {
    ...agent,
    summary: 'Add a plan',
    body: request.EditContactPlan,
    answer: ContactPlan,
  },
  'PUT /api/contact-plans/:id': {
    ...agent,
    summary: 'Change a plan',
    body: request.EditContactPlan,
    answer: ContactPlan,
  },
  'GET /api/contact-campaigns': { ...agent, summary: 'Campaigns, the last first', answer: [ContactCampaign] },
  'POST /api/contact-campaigns': {
    ...agent,
    summary: 'Contact everybody in a segment; planned in the background',
    body: request.StartCampaign,
    answer: ContactCampaign,
  },
  'POST /api/contact-campaigns/:id/stop': {
    ...agent,
    summary: 'Plan no more of it; what is planned stays',
    answer: ContactCampaign,
  },
  'GET /api/contact-targets': {
    ...agent,
    summary: 'How many contacts each is to make in a month, and has made',
    query: request.ContactMonthQuery,
    answer: ContactTargets,
  },
  'PUT /api/contact-targets': {
    ...agent,
    summary: 'Set the targets of a month',
    body: request.EditContactTargets,
    answer: ContactTargets,
  },
  'GET /api/contact-settings': {
    ...agent,
    summary: 'Days of the overlap guard and for results',
    answer: ContactSettings,
  },
  'PUT /api/contact-settings': {
    ...agent,
    summary: 'Change them',
    body: request.EditContactSettings,
    answer: ContactSettings,
  },
} as const satisfies Record<string, Endpoint>;
