import type { Body } from '@yingda/contracts';
import {
  CONTACT_REQUIRED,
  type ContactField,
  type ContactPurpose,
  type ContactSolved,
  type PointKind,
} from '@yingda/contracts/names';
import type { ContactDetail } from './use-contacts';

/** One point while it is written. */
export interface PointDraft {
  key: number;
  kind: PointKind;
  text: string;
  departmentId: string | null;
  dueAt: string | null;
}

/** A contact's form while it is filled in. */
export interface ContactDraft {
  person: string;
  facts: string;
  solved: ContactSolved | null;
  score: number | null;
  none: ContactField[];
  points: PointDraft[];
}

const POINTS_OF: Partial<Record<ContactField, readonly PointKind[]>> = {
  opinions: ['opinion', 'problem', 'praise'],
  needs: ['need'],
  promised: ['promised'],
};

export function draftOf(form: ContactDetail['form'] | null): ContactDraft {
  return {
    person: form?.person ?? '',
    facts: form?.facts ?? '',
    solved: form?.solved ?? null,
    score: form?.score ?? null,
    none: form?.none ?? [],
    points: [],
  };
}

/** Which fields the purpose asks for are still empty: neither written nor marked as nothing. */
export function missingIn(purpose: ContactPurpose, draft: ContactDraft): ContactField[] {
  const said = draft.points.filter(({ text }) => text.trim() !== '').map(({ kind }) => kind);
  return CONTACT_REQUIRED[purpose].filter((field) => {
    if (draft.none.includes(field)) return false;
    const kinds = POINTS_OF[field];
    if (kinds) return !said.some((kind) => kinds.includes(kind));
    const value = draft[field as 'person' | 'facts' | 'solved' | 'score'];
    return typeof value === 'string' ? value.trim() === '' : value === null;
  });
}

/** Filled in of what is asked for, 0 to 100. */
export function completeness(purpose: ContactPurpose, draft: ContactDraft): number {
  const asked = CONTACT_REQUIRED[purpose].length;
  return Math.round(((asked - missingIn(purpose, draft).length) / asked) * 100);
}

export function formOf({ person, facts, solved, score, none }: ContactDraft): ContactDetail['form'] {
  return { person: person.trim() || null, facts: facts.trim() || null, solved, score, none };
}

export function bodyOf(draft: ContactDraft): Pick<Body<'POST /api/contacts/:id/finish'>, 'form' | 'points'> {
  const points = draft.points
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text, departmentId, dueAt }) => ({ kind, text: text.trim(), departmentId, dueAt }));
  return { form: formOf(draft), points };
}
