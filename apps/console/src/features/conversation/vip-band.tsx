import { Crown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { useMe } from '../../app/use-session';
import { useAgent } from '../../live/use-live';
import { useCustomer } from '../customer/use-customer';

/** Across the conversation of one of the shop's most important customers: that it is one, and who is there for them. */
export function VipBand({ row }: { row: ConversationRow }) {
  return row.customer.tier === 'vip' ? <Band customerId={row.customer.id} /> : null;
}

function Band({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { customer } = useCustomer(customerId);
  const owner = useAgent(customer?.ownerAgentId ?? null);
  const whose =
    owner?.id === me.id
      ? t('conversation.vip.yours')
      : owner
        ? t('conversation.vip.owner', { name: owner.name })
        : customer
          ? t('conversation.vip.nobody')
          : '';
  return (
    <div className="vip-band">
      <Crown size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="b">{t('conversation.vip.title')}</span>
      <span className="cut">{whose}</span>
    </div>
  );
}
