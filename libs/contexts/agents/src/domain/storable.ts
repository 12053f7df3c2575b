import { Refusal } from '@yingda/contracts/names';

// U+0000 and halves of surrogate pairs: no database text and no JSON column can hold them.
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Every text in what was written must be one that can be kept. @throws Refusal invalid-payload */
export function requireStorable(written: unknown): void {
  if (typeof written === 'string') {
    if (!UNSTORABLE.test(written)) return;
    throw new Refusal(
      'invalid-payload',
      'A text holds characters that cannot be stored (U+0000 or half a surrogate pair).',
    );
  }
  if (typeof written === 'object' && written !== null) Object.values(written).forEach(requireStorable);
}
