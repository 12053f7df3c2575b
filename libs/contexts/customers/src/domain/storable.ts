import { Refusal } from '@yingda/contracts/names';

// U+0000 and halves of surrogate pairs: no database text and no JSON column can hold them.
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** The text without what cannot be kept; for what programs send along and nobody typed. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, '');
}

/** Every text in what was written must be one that can be kept. @throws Refusal invalid-payload */
export function requireStorable(written: unknown): void {
  if (typeof written === 'string') {
    if (storable(written) === written) return;
    throw new Refusal(
      'invalid-payload',
      'A text holds characters that cannot be stored (U+0000 or half a surrogate pair).',
    );
  }
  if (typeof written !== 'object' || written === null) return;
  for (const [key, value] of Object.entries(written)) {
    requireStorable(key);
    requireStorable(value);
  }
}
