/** `stopped`: the file could not be read to its end; what was imported until then stays. */
export const IMPORT_STATES = ['uploading', 'waiting', 'running', 'done', 'stopped'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What a line of an import tells; times in each list rise. */
export const IMPORT_EVENTS = [
  'opened',
  'queued',
  'offered',
  'declined',
  'missed',
  'assigned',
  'accepted',
  'transferred',
  'returned',
  'escalated',
  'waiting',
  'closed',
  'abandoned',
  'reopened',
  'disposed',
  'rated',
] as const;
export type ImportEvent = (typeof IMPORT_EVENTS)[number];

export const IMPORT_LIMITS = {
  /** A line that is longer is reported and passed over. */
  lineBytes: 4 * 1024 * 1024,
  fileBytes: 50 * 1024 * 1024 * 1024,
  entries: 5_000,
  idCodePoints: 200,
} as const;

/** Why a line of an import was not taken. Added to, never changed. */
export const IMPORT_PROBLEMS = [
  'not-json',
  'line-too-long',
  'invalid-field',
  'unknown-kind',
  'times-out-of-order',
  'time-in-future',
  'inbox-not-found',
  'team-not-found',
  'topic-not-found',
  'agent-missing',
  'not-possible',
  'not-over',
  'changed-here',
  'inbox-changed',
  'not-storable',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];
