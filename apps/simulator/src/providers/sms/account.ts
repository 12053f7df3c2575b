import { Random } from '../../world/random';
import type { DeskSettings } from '../chat/desk';

/** A Twilio account with one number. */
export interface SmsSettings extends DeskSettings {
  /** Auth token: signs webhooks, and is the password of the API. */
  token: string;
  number: string;
  /** How webhooks are written. */
  format: 'form' | 'json';
  /** The address that is signed, when a proxy in front of the product has another one; `{path}` is filled in. */
  signed_base: string | null;
  /** Signs the address with its usual port although it is called without it. */
  signs_port: boolean;
  /** Sends this parameter that nobody has heard of. */
  unknown_parameter: string | null;
  /** In which order receipts come; `none`: not at all. */
  receipts: 'in-order' | 'reversed' | 'none';
  /** Messages end as undelivered with this code. */
  undelivered_code: string | null;
}

export function accountOf(index: number): SmsSettings {
  const random = new Random(4_600 + index);
  return {
    id: `AC${random.hex(32)}`,
    name: `Twilio ${index + 1}`,
    hook_url: null,
    token: random.hex(32),
    number: `+1500555${String(1_006 + index)}`,
    format: 'form',
    signed_base: null,
    signs_port: false,
    unknown_parameter: null,
    receipts: 'in-order',
    undelivered_code: null,
  };
}
