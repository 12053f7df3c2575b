import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { moneyText } from './money';
import { OrderLine } from './order-line';
import { Section } from './section';

const SHOWN = 2;

/** What the shop's own systems say of a customer. */
export function usePurchases(customerId: string) {
  return useQuery({
    queryKey: ['purchases', customerId],
    queryFn: () => api.call('GET /api/customers/:id/purchases', { params: { id: customerId } }),
    staleTime: 30_000,
  });
}

/** Orders, points and level on the panel; the latest orders go to the customer as cards. */
export function OrdersSection({
  customerId,
  conversationId,
}: {
  customerId: string;
  conversationId?: string | undefined;
}) {
  const { t } = useTranslation();
  const { language, day, number, short } = useFormats();
  const serves = useMay('conversation.serve');
  const { data, error } = usePurchases(customerId);
  const sums = data?.sums;
  const membership = data?.membership;
  return (
    <Section
      name="orders"
      title={t('orders.title')}
      extra={
        sums && sums.orders > SHOWN ? (
          <Link className="t12" to={`/customers/${customerId}?tab=orders`}>
            {t('orders.all')}
          </Link>
        ) : null
      }
    >
      {error && !data ? <ErrorLine problem={error} /> : null}
      {membership ? (
        <div className="row g6 order-sums">
          <span className="chip">{membership.level}</span>
          <span className="b">{t('orders.points', { n: number(membership.points) })}</span>
          {membership.pointsExpiring && membership.pointsExpireAt ? (
            <span className="i3 t12 cut">
              {t('orders.expiring', {
                n: number(membership.pointsExpiring),
                date: day(membership.pointsExpireAt),
              })}
            </span>
          ) : null}
        </div>
      ) : null}
      {sums && sums.orders > 0 ? (
        <p className="i2 t12 order-sums">
          {t('orders.sums', { n: number(sums.orders), sum: moneyText(sums.spentFen, language) })}
          <i className="dot" />
          {t('orders.year', { sum: moneyText(sums.yearSpentFen, language) })}
          {sums.lastOrderAt ? (
            <>
              <i className="dot" />
              {t('orders.last', { time: short(sums.lastOrderAt) })}
            </>
          ) : null}
        </p>
      ) : null}
      {data && data.latest.length === 0 ? <span className="i3">{t('orders.none')}</span> : null}
      {data?.latest.slice(0, SHOWN).map((order) => (
        <OrderLine key={order.id} order={order} conversationId={serves ? conversationId : undefined} />
      ))}
    </Section>
  );
}
