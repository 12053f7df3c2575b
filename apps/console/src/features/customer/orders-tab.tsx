import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';
import { OrderLine } from './order-line';
import { PagedTab } from './paged-tab';

/** Every order of a customer, newest first. */
export function OrdersTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  return (
    <div className="tab-pad">
      <PagedTab
        queryKey={['customer', customerId, 'orders']}
        ask={(cursor) =>
          api.call('GET /api/customers/:id/orders', {
            params: { id: customerId },
            query: { limit: 30, ...(cursor ? { cursor } : {}) },
          })
        }
        failed={t('orders.failed')}
        empty={t('orders.none')}
        row={(order) => <OrderLine key={order.id} order={order} />}
      />
    </div>
  );
}
