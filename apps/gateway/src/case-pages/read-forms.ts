import { FEEDBACK_SORTS, type FeedbackSort } from '@yingda/contracts/names';
import { isUuid } from '@yingda/platform';
import type { ComplaintGiven } from './case-page';

/** What a form without script sends: names with texts. Nothing that is not asked is read. */
function textIn(body: unknown, name: string, most: number): string {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : '';
  const text = typeof value === 'string' ? value.replace(/\0/g, '').trim() : '';
  return [...text].slice(0, most).join('');
}

/** The form's own id, or null for a form that was not ours. */
export function idIn(body: unknown, name: string): string | null {
  const id = textIn(body, name, 36);
  return isUuid(id) ? id.toLowerCase() : null;
}

export function complaintIn(body: unknown, caseId: string): ComplaintGiven {
  return {
    caseId,
    kind: textIn(body, 'kind', 40),
    words: textIn(body, 'words', 1_800),
    orderNumber: textIn(body, 'orderNumber', 60),
    contact: textIn(body, 'contact', 80),
  };
}

export function feedbackIn(body: unknown): { sort: FeedbackSort | null; text: string } {
  const given = textIn(body, 'sort', 20);
  return { sort: FEEDBACK_SORTS.find((one) => one === given) ?? null, text: textIn(body, 'text', 5_000) };
}

export function wordsIn(body: unknown): string {
  return textIn(body, 'words', 1_000);
}
