/** How a promised call stands: nobody has it yet, somebody has it, the customer was reached, or does not want it any more. */
export const CALLBACK_STATES = ['planned', 'taken', 'done', 'cancelled'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];
