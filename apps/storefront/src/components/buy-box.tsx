import { useEffect, useState } from 'preact/hooks';
import { added, cart, MOST_OF_ONE } from '../cart';
import type { Colour, Product } from '../catalog';
import { useTexts } from '../use-texts';
import { restock, toggled } from '../restock';
import { useStore } from '../use-store';
import type { ChatProduct } from '../yingda';
import { AskButton } from './ask-button';
import { Icon } from './icon';
import { Link } from './link';
import { Quantity } from './quantity';

interface BuyBoxProps {
  product: Product;
  colour: Colour;
  count: number;
  onCount: (count: number) => void;
  chatProduct: () => ChatProduct;
}

function RestockButton({ product }: { product: Product }) {
  const { t } = useTexts();
  const wanted = useStore(restock).includes(product.id);
  const toggle = () => restock.set(toggled(restock.get(), product.id));
  return (
    <button
      type="button"
      class={wanted ? 'button button-soft buy-main' : 'button button-primary buy-main'}
      aria-pressed={wanted}
      onClick={toggle}
    >
      <Icon name={wanted ? 'check' : 'bell'} />
      {t('shop.restock')}
    </button>
  );
}

/** Buying, the reminder for what is sold out, and asking. On a phone it is the bar at the bottom. */
export function BuyBox({ product, colour, count, onCount, chatProduct }: BuyBoxProps) {
  const { t, of } = useTexts();
  const reminded = useStore(restock).includes(product.id);
  const [justAdded, setJustAdded] = useState(false);
  useEffect(() => setJustAdded(false), [product.id, colour.id]);
  useEffect(() => {
    if (!justAdded) return;
    const timer = setTimeout(() => setJustAdded(false), 4000);
    return () => clearTimeout(timer);
  }, [justAdded]);
  const add = () => {
    cart.set(added(cart.get(), { productId: product.id, colourId: colour.id, count }));
    setJustAdded(true);
  };
  return (
    <div class="buy">
      {!colour.soldOut && (
        <Quantity title={of(product.title)} count={count} least={1} most={MOST_OF_ONE} onCount={onCount} />
      )}
      <div class="buy-bar">
        {colour.soldOut ? (
          <RestockButton product={product} />
        ) : (
          <button type="button" class="button button-primary buy-main" onClick={add}>
            {t('shop.cart')}
          </button>
        )}
        <AskButton class="button button-line buy-ask" words={t('shop.ask')} product={chatProduct} />
      </div>
      <p class="buy-status" role="status">
        {justAdded && (
          <>
            <Icon name="check" size={16} /> {t('shop.cart.added')}{' '}
            <Link to="/cart">{t('shop.cart.see')}</Link>
          </>
        )}
        {!justAdded && colour.soldOut && reminded && t('shop.restock.on')}
        {!justAdded && colour.soldOut && !reminded && t('list.badge.sold-out')}
      </p>
    </div>
  );
}
