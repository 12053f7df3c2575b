/** Every error code that can cross the wire, with the HTTP status it is answered with. Added to, never changed. */
export const ERROR_STATUS = {
  'invalid-payload': 400,
  'unknown-command': 400,
  'unknown-content-kind': 400,
  'unsupported-content-kind': 422,
  'token-missing': 401,
  'token-invalid': 401,
  'token-expired': 401,
  'refresh-reused': 401,
  'sign-in-failed': 401,
  'sign-in-locked': 429,
  'account-deactivated': 403,
  'not-permitted': 403,
  'not-a-participant': 403,
  'origin-not-allowed': 403,
  'visitor-blocked': 403,
  'identity-invalid': 401,
  'not-found': 404,
  'conversation-not-found': 404,
  'message-not-found': 404,
  'customer-not-found': 404,
  'agent-not-found': 404,
  'team-not-found': 404,
  'team-in-use': 409,
  'inbox-not-found': 404,
  'attachment-not-found': 404,
  'topic-not-found': 404,
  'conversation-closed': 409,
  'conversation-not-open': 409,
  'conversation-merged': 409,
  'already-taken': 409,
  'conversation-elsewhere': 409,
  'already-exists': 409,
  'stale-edit': 409,
  'not-mergeable': 409,
  'not-joinable': 409,
  'last-administrator': 409,
  'agent-not-available': 409,
  'agent-full': 409,
  'edit-window-over': 409,
  'message-recalled': 409,
  'sent-already': 409,
  'disposition-required': 422,
  'note-required': 422,
  'summary-too-long': 422,
  'text-too-long': 422,
  'text-empty': 422,
  'file-too-large': 413,
  'file-type-not-allowed': 415,
  'file-type-mismatch': 415,
  'frame-too-large': 413,
  'password-too-weak': 422,
  'password-wrong': 422,
  'link-invalid': 410,
  'link-expired': 410,
  'invalid-setting': 422,
  'window-closed': 409,
  'delivery-not-failed': 409,
  'rate-limited': 429,
  'temporarily-unavailable': 503,
  'internal-error': 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Body of every refused HTTP request, and of `error` in a refused acknowledgement. */
export interface WireError {
  code: ErrorCode;
  /** One sentence that says what happened and what to do; English, for developers. Screens use the code. */
  message: string;
  details?: Record<string, unknown>;
}

/** Acknowledgement of every socket command. */
export type Acknowledgement<T> = { ok: true; data: T } | { ok: false; error: WireError };
