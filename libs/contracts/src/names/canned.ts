/** When in a service a canned response is said. */
export const CANNED_STAGES = ['greeting', 'during', 'waiting', 'closing', 'after-sales'] as const;
export type CannedStage = (typeof CANNED_STAGES)[number];

/** What may go along with a canned response. */
export const CANNED_PART_KINDS = ['image', 'file', 'voice', 'video', 'product-card', 'link'] as const;
export type CannedPartKind = (typeof CANNED_PART_KINDS)[number];

export const PROPOSAL_STATES = ['open', 'approved', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Columns of the file in which canned responses come and go, in their order. */
export const CANNED_COLUMNS = [
  'shortcut',
  'scope',
  'team',
  'category',
  'stage',
  'title zh-CN',
  'text zh-CN',
  'title en',
  'text en',
] as const;
export type CannedColumn = (typeof CANNED_COLUMNS)[number];

export const CANNED_LIMITS = { parts: 5, importRows: 1_000, importBytes: 180_000, categories: 60 } as const;
