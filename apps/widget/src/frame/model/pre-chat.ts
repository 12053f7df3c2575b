import type { PreChatAnswers, PreChatField } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { TextKey } from '../i18n/keys';

/** The fields still to be asked: what is known is not asked again. */
export function fieldsToAsk(
  fields: readonly PreChatField[],
  known: { hasName: boolean; hasContact: boolean; hasConsent: boolean },
): PreChatField[] {
  const { hasName: name, hasContact: contact, hasConsent: consent } = known;
  const has: Partial<Record<PreChatField['kind'], boolean>> = { name, contact, consent };
  return fields.filter(({ kind }) => !has[kind]);
}

/** What is wrong with a contact: a phone number (11 digits in China, +… elsewhere) or an e-mail address; null when fine. */
export function contactProblem(contact: string): 'contact.phone' | 'contact.email' | null {
  const written = contact.trim();
  if (/@|[^\d\s()+-]/.test(written)) {
    return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(written) ? null : 'contact.email';
  }
  const digits = written.replace(/[^\d+]/g, '');
  return /^1\d{10}$|^\+\d{8,15}$/.test(digits) ? null : 'contact.phone';
}

/** The text key of what is wrong with an answer, or null. */
export function problemOf(field: PreChatField, answers: PreChatAnswers): TextKey | null {
  const { kind, required } = field;
  if (kind === 'consent') return required && answers.consent !== true ? 'prechat.consent.needed' : null;
  const value = (kind === 'topic' ? answers.topicId : answers[kind])?.trim() ?? '';
  if (value === '') return required ? 'required' : null;
  if (kind === 'contact') return contactProblem(value);
  return kind === 'name' && [...value].length > LIMITS.nameCodePoints ? 'too-long' : null;
}

/** Answers without the empty ones and outer spaces. */
export function cleaned(answers: PreChatAnswers): PreChatAnswers {
  const entries = Object.entries(answers)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(entries) as PreChatAnswers;
}
