/** Corrective: puts right what was found. Preventive: keeps it from coming again. */
export const ACTION_KINDS = ['corrective', 'preventive'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** `proposed`: waits for who may set it going. `done`: waits for somebody else to look whether it helped. */
export const ACTION_PROGRESS = ['proposed', 'open', 'done', 'effective', 'ineffective', 'cancelled'] as const;
export type ActionProgress = (typeof ACTION_PROGRESS)[number];

/** What causes are counted by. */
export const PARETO_BY = ['cause', 'product', 'department'] as const;
export type ParetoBy = (typeof PARETO_BY)[number];

/** What a case has in common with another. */
export const CASE_KINSHIPS = ['order', 'batch', 'product', 'customer'] as const;
export type CaseKinship = (typeof CASE_KINSHIPS)[number];
