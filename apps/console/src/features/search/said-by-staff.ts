import type { MessageHit } from '@yingda/contracts';

/** Said by one of us: what the customer said stands under their own name already. */
export function saidByStaff(hit: Pick<MessageHit, 'authorName' | 'customerName'>): boolean {
  return hit.authorName.trim() !== '' && hit.authorName !== hit.customerName;
}
