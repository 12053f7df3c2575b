import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerBrief } from '@yingda/contracts';

const BRACKETED = /^\[([a-z-]+)\]$/;
const KINDS = [
  'image',
  'file',
  'voice',
  'video',
  'product-card',
  'link',
  'location',
  'email',
  'event',
  'unsupported',
  'recalled',
] as const;

/** "[image]" of the wire in the reader's words; other texts as they are. */
export function useExcerpt(): (excerpt: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (excerpt: string) => {
      const kind = BRACKETED.exec(excerpt)?.[1] as (typeof KINDS)[number] | undefined;
      return kind && KINDS.includes(kind) ? t(`inbox.excerpt.${kind}`) : excerpt;
    },
    [t],
  );
}

/** Name in a search hit. */
export function useHitName(): (hit: { customerName: string; customerCode: string }) => string {
  const { t } = useTranslation();
  return useCallback(
    (hit) => hit.customerName.trim() || t('common.visitor', { code: hit.customerCode }),
    [t],
  );
}

/** What a customer is called: the name, or "Visitor 7F3K" for one without. */
export function useCustomerName(): (customer: Pick<CustomerBrief, 'name' | 'isVisitor' | 'code'>) => string {
  const { t } = useTranslation();
  return useCallback((customer) => customer.name.trim() || t('common.visitor', { code: customer.code }), [t]);
}
