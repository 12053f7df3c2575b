/** Reports that are made by themselves. Weeks begin on Monday; months and quarters on their first, in the shop's zone. */
export const EDITION_KINDS = {
  'weekly-complaints': { every: 'week' },
  'monthly-service': { every: 'month' },
  'quarterly-contacts': { every: 'quarter' },
} as const;
export type EditionKind = keyof typeof EDITION_KINDS;
export const EDITION_KIND_NAMES = Object.keys(EDITION_KINDS) as EditionKind[];
export type EditionEvery = (typeof EDITION_KINDS)[EditionKind]['every'];

/** Parts of a report, in the order they may come. */
export const EDITION_SECTIONS = [
  'complaints',
  'by-category',
  'by-department',
  'by-product',
  'by-day',
  'timeliness',
  'causes',
  'rises',
  'backlog',
  'backlog-by-owner',
  'backlog-by-department',
  'reopened-cases',
  'callbacks',
  'contacts',
  'contacts-by-agent',
  'opinions',
  'actions',
  'service',
  'by-channel',
  'by-team',
  'response',
  'satisfaction',
  'workload',
  'conversion',
  'vip',
] as const;
export type EditionSectionKey = (typeof EDITION_SECTIONS)[number];

/** What became of a mail. `unknown`: the process ended while it was handed over; it may have been sent. */
export const EDITION_MAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'unknown'] as const;
export type EditionMailState = (typeof EDITION_MAIL_STATES)[number];

/** Addresses a report is mailed to, at most. */
export const EDITION_MOST_ADDRESSES = 50;
