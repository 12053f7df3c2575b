import {
  CONTACT_LIMITS,
  CONTACT_REQUIRED,
  type ContactField,
  type ContactMethod,
  type ContactOutcome,
  type ContactPurpose,
  type ContactSolved,
  type ContactSource,
  type ContactState,
  type PointKind,
  type PointState,
} from '@yingda/contracts/names';

/** A callback, a visit, a planned word with a customer. */
export interface Contact {
  id: string;
  onceKey: string | null;
  /** The promise by which it is owed; null for what was written down afterwards. */
  promiseKey: string | null;
  customerId: string;
  source: ContactSource;
  purpose: ContactPurpose;
  method: ContactMethod;
  state: ContactState;
  why: string;
  conversationId: string | null;
  caseId: string | null;
  planId: string | null;
  campaignId: string | null;
  callbackId: string | null;
  ownerId: string | null;
  teamId: string | null;
  plannedAt: Date;
  plannedById: string | null;
  plannedByName: string;
  dueAt: Date;
  attempts: number;
  lastOutcome: ContactOutcome | null;
  endedAt: Date | null;
  endedById: string | null;
  endedByName: string | null;
  person: string | null;
  facts: string | null;
  solved: ContactSolved | null;
  score: number | null;
  nothingOn: ContactField[];
  required: number;
  filled: number;
  incompleteBecause: string | null;
  surveyKey: string | null;
  surveyId: string | null;
  openPoints: number;
  verifiedAt: Date | null;
  verifiedById: string | null;
  verifiedByName: string | null;
  verifyComment: string | null;
  version: number;
}

/** One thing a customer said, or was promised. */
export interface Point {
  id: string;
  contactId: string;
  no: number;
  kind: PointKind;
  text: string;
  state: PointState;
  departmentId: string | null;
  dueAt: Date | null;
  toldAt: Date | null;
  toldById: string | null;
  toldByName: string | null;
  result: string | null;
  evaluation: number | null;
}

/** What was written down. */
export interface Form {
  person: string | null;
  facts: string | null;
  solved: ContactSolved | null;
  score: number | null;
  none: readonly ContactField[];
}

const POINTS_OF: Partial<Record<ContactField, readonly PointKind[]>> = {
  opinions: ['opinion', 'problem', 'praise'],
  needs: ['need'],
  promised: ['promised'],
};

/** Which of the fields the purpose asks for are empty: neither written nor said to be nothing. */
export function missingIn(purpose: ContactPurpose, form: Form, kinds: readonly PointKind[]): ContactField[] {
  return CONTACT_REQUIRED[purpose].filter((field) => {
    if (form.none.includes(field)) return false;
    const of = POINTS_OF[field];
    if (of) return !kinds.some((kind) => of.includes(kind));
    const value = form[field as 'person' | 'facts' | 'solved' | 'score'];
    return typeof value === 'string' ? value.trim() === '' : value === null;
  });
}

/** The form as it stands, with how much of it is filled in. */
export function written(contact: Contact, form: Form, kinds: readonly PointKind[]): Contact {
  const { person, facts, solved, score, none } = form;
  const required = CONTACT_REQUIRED[contact.purpose].length;
  return {
    ...contact,
    ...{ person, facts, solved, score, nothingOn: [...none], required },
    filled: required - missingIn(contact.purpose, form, kinds).length,
    version: contact.version + 1,
  };
}

/**
 * After an attempt: refused ends it, and so does the last one without an answer, unless the call was promised in the
 * queue, where the customer waits for it; else it is due again at `nextAt`.
 */
export function tried(
  contact: Contact,
  { outcome, at, nextAt }: { outcome: ContactOutcome; at: Date; nextAt: Date },
): Contact {
  const attempts = contact.attempts + 1;
  const after = { ...contact, attempts, lastOutcome: outcome, version: contact.version + 1 };
  if (outcome === 'reached') return after;
  if (outcome === 'refused') return { ...after, state: 'refused', endedAt: at };
  if (attempts >= CONTACT_LIMITS.attempts && contact.source !== 'callback')
    return { ...after, state: 'unreached', endedAt: at };
  return { ...after, dueAt: nextAt };
}

/** Whether somebody supervises it until the customer is told. Praise and needs are only written down. */
export function isOwed(kind: PointKind): boolean {
  return kind === 'opinion' || kind === 'problem' || kind === 'promised';
}

/** The promise of a contact, and of one thing said in it. */
export const keyOf = {
  contact: (contactId: string) => `contact:${contactId}`,
  point: ({ contactId, id }: Pick<Point, 'contactId' | 'id'>) => `contact:${contactId}:${id}`,
};
