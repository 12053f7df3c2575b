import { formatClock, formatDay } from '@yingda/design-system';
import { added, cart, priced } from '../cart';
import { picturePath } from '../catalog';
import { AskButton } from '../components/ask-button';
import { Link } from '../components/link';
import { ShopperChoice } from '../components/shopper-choice';
import { useTexts } from '../use-texts';
import { yuan } from '../money';
import { ordersOf, placed, type Order } from '../orders';
import { go } from '../router';
import { session, signIn } from '../session';
import { shoppers } from '../shoppers';
import { useStore } from '../use-store';
import { SimplePage } from './simple';

function OrderCard({ order, now }: { order: Order; now: number }) {
  const { t, of, language } = useTexts();
  const { lines, count } = priced(order.lines);
  const again = () => {
    const back = order.lines.filter(({ productId, colourId }) =>
      lines.some(
        (line) => line.productId === productId && line.colour.id === colourId && !line.colour.soldOut,
      ),
    );
    cart.set(back.reduce(added, cart.get()));
    go('/cart');
  };
  return (
    <li class="order">
      <div class="order-head">
        <h2>{t('orders.number', { no: order.number })}</h2>
        <span class="order-date">
          {formatDay(order.placedAt, now, { language })} {formatClock(order.placedAt, { language })}
        </span>
        <b class={`order-state order-state-${order.state}`}>{t(`order.state.${order.state}`)}</b>
      </div>
      <ul class="order-lines">
        {lines.map((line) => (
          <li key={`${line.productId} ${line.colourId}`}>
            <img src={picturePath(line.product, line.colourId)} alt="" width="64" height="64" />
            <span>
              <Link to={`/products/${line.productId}?colour=${line.colourId}`}>{of(line.product.title)}</Link>
              <small>
                {of(line.colour.name)} × {line.count}
              </small>
            </span>
            <span class="order-sum">{yuan(line.sum)}</span>
          </li>
        ))}
      </ul>
      <div class="order-foot">
        <p>
          {t('orders.total', { n: count, sum: yuan(order.total) })}
          {order.tracking && <small>{t('orders.tracking', { no: order.tracking })}</small>}
        </p>
        <div class="order-actions">
          <AskButton class="button button-line button-small" words={t('orders.ask')} />
          <button type="button" class="button button-line button-small" onClick={again}>
            {t('orders.again')}
          </button>
        </div>
      </div>
    </li>
  );
}

/** What one has bought, newest first. */
export function OrdersPage({ justPlaced }: { justPlaced: boolean }) {
  const { t } = useTexts();
  const shopper = useStore(session);
  const made = useStore(placed);
  const now = Date.now();
  if (!shopper)
    return (
      <SimplePage title={t('orders.sign-in')} text={t('shop.sign-in.hint')}>
        <ShopperChoice list={shoppers} onChoose={(id) => void signIn(id)} />
      </SimplePage>
    );
  const orders = ordersOf(shopper, made, now);
  const first = orders[0];
  if (!first) return <SimplePage title={t('orders.empty')} text={t('orders.empty.text')} action="shop" />;
  return (
    <div class="orders">
      <h1 tabIndex={-1}>{t('shop.orders')}</h1>
      {justPlaced && (
        <p class="orders-placed" role="status">
          {t('orders.placed', { no: first.number })}
        </p>
      )}
      <ul>
        {orders.map((order) => (
          <OrderCard key={order.number} order={order} now={now} />
        ))}
      </ul>
    </div>
  );
}
