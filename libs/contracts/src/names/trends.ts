/** What is watched for a rise: conversations by topic; cases by kind, by root cause, by product. */
export const TREND_SUBJECTS = ['topic', 'case-kind', 'cause', 'product'] as const;
export type TrendSubject = (typeof TREND_SUBJECTS)[number];

/** Against how many weeks before, on the same weekday and in the same hours. */
export const TREND_WEEKS = 4;
export const TREND_LIMITS = { percent: 1_000, minimum: 1_000, hours: 24, behind: 50 } as const;
