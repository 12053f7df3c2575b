import { useEffect, useState } from 'preact/hooks';
import { categories, colourOf, picturePath, productById, related, type Product } from '../catalog';
import { BuyBox } from '../components/buy-box';
import { Gallery } from '../components/gallery';
import { Link } from '../components/link';
import { Price, ProductCard } from '../components/product-card';
import { Stars } from '../components/stars';
import { useTexts } from '../use-texts';
import { yuan } from '../money';
import { go } from '../router';
import { SimplePage } from './simple';

function Colours({ product, chosen }: { product: Product; chosen: string }) {
  const { t, of } = useTexts();
  return (
    <fieldset class="colours">
      <legend>{t('product.colour')}</legend>
      {product.colours.map((colour) => (
        <label key={colour.id} class={colour.soldOut ? 'is-sold-out' : undefined}>
          <input
            type="radio"
            name="colour"
            value={colour.id}
            checked={colour.id === chosen}
            aria-label={
              colour.soldOut ? t('product.colour.sold-out', { name: of(colour.name) }) : of(colour.name)
            }
            onChange={() => go(`/products/${product.id}?colour=${colour.id}`, true)}
          />
          <span>
            <i style={{ background: colour.paint }} />
            {of(colour.name)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Facts({ product }: { product: Product }) {
  const { t, of } = useTexts();
  return (
    <div class="story">
      <section>
        <h2>{t('product.points')}</h2>
        <ul class="points">
          {product.points.map((point) => (
            <li key={point.en}>{of(point)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('product.facts')}</h2>
        <dl class="facts">
          {product.facts.map(({ name, value }) => (
            <div key={name.en}>
              <dt>{of(name)}</dt>
              <dd>{of(value)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section id="reviews">
        <h2>
          {t('product.reviews')} <small>{t('product.ratings', { m: product.ratings })}</small>
        </h2>
        <ul class="reviews">
          {product.reviews.map((review) => (
            <li key={review.name.en}>
              <p>
                <b>{of(review.name)}</b>{' '}
                <Stars value={review.stars} label={t('product.stars', { n: review.stars })} />
              </p>
              <p>{of(review.text)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** A product: pictures, facts, buying and asking. */
export function ProductPage({ id, colourId }: { id: string; colourId?: string }) {
  const { t, of } = useTexts();
  const product = productById(id);
  const [count, setCount] = useState(1);
  useEffect(() => setCount(1), [id]);
  if (!product)
    return <SimplePage title={t('product.not-found')} text={t('product.not-found.text')} action="shop" ask />;

  const colour = colourOf(product, colourId);
  const category = categories.find((each) => each.id === product.category);
  const chatProduct = () => ({
    id: product.id,
    title: of(product.title),
    price: yuan(product.price),
    imageUrl: new URL(picturePath(product), location.origin).href,
    url: new URL(`/products/${product.id}`, location.origin).href,
  });
  return (
    <article class="product-page">
      <div class="product">
        <Gallery product={product} colour={colour} />
        <div class="product-facts">
          <nav class="crumbs" aria-label={t('shop.crumbs')}>
            {category && <Link to={`/?category=${category.id}`}>{of(category.name)}</Link>}
            <span aria-hidden="true">/</span>
            <span>{of(product.kind)}</span>
          </nav>
          <h1 tabIndex={-1}>{of(product.title)}</h1>
          <p class="product-tagline">{of(product.tagline)}</p>
          <a
            class="rated"
            href="#reviews"
            aria-label={t('product.rated', { n: product.rating, m: product.ratings })}
          >
            <Stars value={product.rating} />
            <span aria-hidden="true">
              {product.rating.toFixed(1)}{' '}
              <span class="rated-count">{t('product.ratings', { m: product.ratings })}</span>
            </span>
          </a>
          <Price product={product} large />
          <Colours product={product} chosen={colour.id} />
          <BuyBox
            product={product}
            colour={colour}
            count={count}
            onCount={setCount}
            chatProduct={chatProduct}
          />
          <ul class="promises">
            <li>{t(colour.soldOut ? 'shop.delivery.later' : 'shop.delivery')}</li>
            <li>{t('shop.return', { n: 7 })}</li>
            <li>
              {t('product.warranty', { t: of((product.facts.at(-1) as Product['facts'][number]).value) })}
            </li>
          </ul>
        </div>
      </div>
      <Facts product={product} />
      <section class="related" aria-labelledby="related-title">
        <h2 id="related-title">{t('product.related')}</h2>
        <ul class="grid">
          {related(product, 4).map((other) => (
            <ProductCard key={other.id} product={other} />
          ))}
        </ul>
      </section>
    </article>
  );
}
