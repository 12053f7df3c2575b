import { isSoldOut, picturePath, type Product } from '../catalog';
import { useTexts } from '../use-texts';
import { yuan } from '../money';
import { Link } from './link';

/** Price, with the earlier one struck through when there was one. */
export function Price({ product, large = false }: { product: Product; large?: boolean }) {
  const { t } = useTexts();
  return (
    <p class={large ? 'price price-large' : 'price'}>
      {product.wasPrice && <span class="visually-hidden">{t('product.now')} </span>}
      <b>{yuan(product.price)}</b>
      {product.wasPrice && (
        <>
          <span class="visually-hidden"> {t('product.was')} </span>
          <s>{yuan(product.wasPrice)}</s>
        </>
      )}
    </p>
  );
}

/** A product in a list. `eager` for those in the first view. */
export function ProductCard({ product, eager = false }: { product: Product; eager?: boolean }) {
  const { t, of } = useTexts();
  const soldOut = isSoldOut(product);
  const badge = soldOut ? 'list.badge.sold-out' : product.isNew ? 'list.badge.new' : undefined;
  return (
    <li class="card">
      <Link to={`/products/${product.id}`} class="card-link">
        <span class={soldOut ? 'card-picture is-sold-out' : 'card-picture'}>
          <img
            src={picturePath(product)}
            alt=""
            width="480"
            height="480"
            loading={eager ? 'eager' : 'lazy'}
            decoding="async"
          />
          {badge && <span class={soldOut ? 'badge badge-quiet' : 'badge'}>{t(badge)}</span>}
        </span>
        <h3>{of(product.title)}</h3>
      </Link>
      <p class="card-tagline">{of(product.tagline)}</p>
      <div class="card-foot">
        <Price product={product} />
        <span class="swatches">
          <span class="visually-hidden">{t('list.colours', { n: product.colours.length })}</span>
          {product.colours.map((colour) => (
            <i key={colour.id} style={{ background: colour.paint }} title={of(colour.name)} />
          ))}
        </span>
      </div>
    </li>
  );
}
