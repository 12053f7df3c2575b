import { Refusal } from '@yingda/contracts/names';
import { emailOf, phoneOf } from '../domain/contact';
import { isMasked } from '../domain/masking';

interface Written {
  email?: string | null;
  phone?: string | null;
}

/** Phone and e-mail as they are kept; empty takes away. A masked value sent back leaves the real one. @throws Refusal invalid-payload */
export function writtenContact({ email, phone }: Written): Written {
  return {
    ...(email === undefined || (email && isMasked(email))
      ? {}
      : { email: email ? valid(emailOf(email), 'email') : null }),
    ...(phone === undefined || (phone && isMasked(phone))
      ? {}
      : { phone: phone ? valid(phoneOf(phone), 'phone') : null }),
  };
}

function valid(value: string | null, field: 'email' | 'phone'): string {
  if (value) return value;
  const what = field === 'email' ? 'an e-mail address' : 'a phone number';
  throw new Refusal('invalid-payload', `This is not ${what}.`, { field });
}
