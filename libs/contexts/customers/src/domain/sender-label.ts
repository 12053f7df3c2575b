import { maskEmail, maskPhone } from './masking';
import { storable } from './storable';

/** How an identity of a provider is shown: its own name, else its address without what is private, else a short code. */
export function senderLabel(
  sender: {
    channel: string;
    name?: string | undefined;
    email?: string | undefined;
    phone?: string | undefined;
  },
  code: string,
): string {
  const name = [...storable(sender.name ?? '').trim()].slice(0, 60).join('');
  if (name) return name;
  if (sender.email) return maskEmail(sender.email);
  if (sender.phone) return maskPhone(sender.phone);
  return `${sender.channel} ${code}`;
}
