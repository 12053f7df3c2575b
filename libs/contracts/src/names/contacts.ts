/** What a contact was planned by; `callback`: promised in the queue; `written`: nobody had planned it. */
export const CONTACT_SOURCES = [
  'interval',
  'after-close',
  'low-score',
  'case',
  'campaign',
  'callback',
  'manual',
  'written',
] as const;
export type ContactSource = (typeof CONTACT_SOURCES)[number];

/** What makes a plan plan a contact. */
export const CONTACT_TRIGGERS = ['interval', 'after-close', 'low-score', 'case'] as const;
export type ContactTrigger = (typeof CONTACT_TRIGGERS)[number];

/** What a customer is contacted for. */
export const CONTACT_PURPOSES = [
  'care',
  'after-service',
  'satisfaction',
  'low-score',
  'case-follow-up',
  'visit',
  'news',
  'queue-call',
] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

/** `unreached`: after the last attempt; `refused`: the customer does not want it. Due is what is planned and over its time. */
export const CONTACT_STATES = ['planned', 'done', 'unreached', 'refused', 'cancelled'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

export const CONTACT_METHODS = ['phone', 'visit', 'chat', 'email', 'video'] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/** How one attempt went. */
export const CONTACT_OUTCOMES = ['reached', 'no-answer', 'wrong-number', 'refused'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** Parts of the form that can be asked for. `points`: opinions, needs, problems and promised actions. */
export const CONTACT_FIELDS = [
  'person',
  'facts',
  'opinions',
  'needs',
  'promised',
  'solved',
  'score',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** What must be filled in for each purpose before the form is complete; parts nothing was said on are marked so. */
export const CONTACT_REQUIRED: Readonly<Record<ContactPurpose, readonly ContactField[]>> = {
  care: ['person', 'facts', 'opinions', 'needs'],
  'after-service': ['person', 'facts', 'solved', 'opinions'],
  satisfaction: ['person', 'facts', 'solved', 'score', 'opinions'],
  'low-score': ['person', 'facts', 'solved', 'opinions', 'promised'],
  'case-follow-up': ['person', 'facts', 'solved', 'score'],
  visit: ['person', 'facts', 'opinions', 'needs', 'promised'],
  news: ['person', 'facts', 'needs'],
  'queue-call': ['facts', 'solved'],
};

/** What the customer said of the matter. */
export const CONTACT_SOLVED = ['yes', 'partly', 'no'] as const;
export type ContactSolved = (typeof CONTACT_SOLVED)[number];

/** What a customer said or was promised. Problems and promises are always supervised until the customer is told. */
export const POINT_KINDS = ['opinion', 'need', 'problem', 'praise', 'promised'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** `noted`: nothing is owed for it; `open` until the customer is told the result. */
export const POINT_STATES = ['noted', 'open', 'told'] as const;
export type PointState = (typeof POINT_STATES)[number];

/** Who owes a planned contact; `agent`: who is named in the plan. Where there is nobody of the kind, the lead. */
export const CONTACT_OWNERS = ['owner-agent', 'who-served', 'lead', 'agent'] as const;
export type ContactOwner = (typeof CONTACT_OWNERS)[number];

/** What of the log is listed. */
export const CONTACT_VIEWS = ['open', 'ended', 'verify', 'opinions'] as const;
export type ContactView = (typeof CONTACT_VIEWS)[number];

export const CAMPAIGN_STATES = ['planning', 'planned', 'stopped'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What happened to a contact, for its history. */
export const CONTACT_STEPS = [
  'planned',
  'attempted',
  'handed',
  'moved',
  'finished',
  'cancelled',
  'told',
  'verified',
] as const;
export type ContactStep = (typeof CONTACT_STEPS)[number];

/** Attempts, points, lengths. */
export const CONTACT_LIMITS = { attempts: 3, points: 20, text: 2_000, campaign: 20_000 } as const;
