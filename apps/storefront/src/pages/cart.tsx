import { cart, counted, FREE_DELIVERY_FROM, MOST_OF_ONE, priced, type PricedLine } from '../cart';
import { picturePath } from '../catalog';
import { Link } from '../components/link';
import { Quantity } from '../components/quantity';
import { ShopperChoice } from '../components/shopper-choice';
import { useTexts } from '../use-texts';
import { yuan } from '../money';
import { placed, tellServer, withOrder } from '../orders';
import { go } from '../router';
import { session, signIn } from '../session';
import { shoppers } from '../shoppers';
import { useStore } from '../use-store';
import { SimplePage } from './simple';

function Line({ line }: { line: PricedLine }) {
  const { t, of } = useTexts();
  const title = of(line.product.title);
  const set = (count: number) => cart.set(counted(cart.get(), { ...line, count }));
  return (
    <li class="line">
      <img src={picturePath(line.product, line.colourId)} alt="" width="96" height="96" />
      <div class="line-words">
        <Link to={`/products/${line.productId}?colour=${line.colourId}`}>{title}</Link>
        <span>{of(line.colour.name)}</span>
        <button
          type="button"
          class="line-remove"
          aria-label={t('cart.remove.label', { title })}
          onClick={() => set(0)}
        >
          {t('cart.remove')}
        </button>
      </div>
      <Quantity title={title} count={line.count} least={1} most={MOST_OF_ONE} onCount={set} />
      <b class="line-sum">{yuan(line.sum)}</b>
    </li>
  );
}

function Summary() {
  const { t } = useTexts();
  const shopper = useStore(session);
  const { goods, delivery, total } = priced(useStore(cart));
  const order = () => {
    if (!shopper) return;
    const made = withOrder(placed.get(), shopper, { lines: cart.get(), now: Date.now() });
    placed.set(made);
    void tellServer(shopper, made[shopper]![0]!);
    cart.set([]);
    go('/orders?placed');
  };
  return (
    <section class="summary" aria-label={t('cart.total')}>
      <dl>
        <div>
          <dt>{t('cart.goods')}</dt>
          <dd>{yuan(goods)}</dd>
        </div>
        <div>
          <dt>{t('cart.delivery')}</dt>
          <dd>{delivery === 0 ? t('cart.free') : yuan(delivery)}</dd>
        </div>
        <div class="summary-total">
          <dt>{t('cart.total')}</dt>
          <dd>{yuan(total)}</dd>
        </div>
      </dl>
      {delivery > 0 && (
        <p class="summary-hint">{t('cart.free.from', { sum: yuan(FREE_DELIVERY_FROM - goods) })}</p>
      )}
      {shopper ? (
        <button type="button" class="button button-primary" onClick={order}>
          {t('shop.buy')}
        </button>
      ) : (
        <div class="summary-sign-in">
          <h2>{t('cart.sign-in')}</h2>
          <p>{t('cart.sign-in.text')}</p>
          <ShopperChoice list={shoppers} onChoose={(id) => void signIn(id)} />
        </div>
      )}
      <p class="summary-hint">{t('cart.demo')}</p>
    </section>
  );
}

/** What one is about to buy. */
export function CartPage() {
  const { t, items } = useTexts();
  const { lines, count } = priced(useStore(cart));
  if (lines.length === 0)
    return <SimplePage title={t('cart.empty')} text={t('cart.empty.text')} action="shop" />;
  return (
    <div class="cart">
      <h1 tabIndex={-1}>
        {t('shop.cart.title')} <small>{items(count)}</small>
      </h1>
      <div class="cart-columns">
        <ul class="lines">
          {lines.map((line) => (
            <Line key={`${line.productId} ${line.colourId}`} line={line} />
          ))}
        </ul>
        <Summary />
      </div>
    </div>
  );
}
