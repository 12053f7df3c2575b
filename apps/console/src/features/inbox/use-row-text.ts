import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerBrief } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import { namelessAs, type Known } from './nameless';

const BRACKETED = /^\[([a-z-]+)\]$/;
const KINDS = [
  'image',
  'file',
  'voice',
  'video',
  'product-card',
  'order-card',
  'link',
  'location',
  'template',
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

/** What a customer is called: the name; "Visitor 7F3K" or "WeChat user 7F3K" for one without. `channel`: where we are. */
export function useCustomerName(): (
  customer: Pick<CustomerBrief, 'name'> & Known,
  channel?: Channel,
) => string {
  const { t } = useTranslation();
  return useCallback(
    (customer, channel) => {
      const name = customer.name.trim();
      if (name) return name;
      const nameless = namelessAs(customer, channel);
      return t(nameless.words, { code: customer.code, channel: t(`channel.${nameless.channel}`) });
    },
    [t],
  );
}
