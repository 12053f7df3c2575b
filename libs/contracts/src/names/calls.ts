/** Who called: the customer in, or we out. Counted apart. */
export const CALL_DIRECTIONS = ['in', 'out'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number];

export const CALL_OUTCOMES = ['answered', 'missed', 'busy', 'voicemail'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** What a call was about, as it is sorted when it is taken. */
export const CALL_KINDS = ['inquiry', 'need', 'suggestion', 'complaint'] as const;
export type CallKind = (typeof CALL_KINDS)[number];
