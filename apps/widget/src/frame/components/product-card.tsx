import { useState } from 'preact/hooks';
import { Icon } from './icon';

/** A product of the shop: picture, title, price; opens its page. */
export function ProductCard(props: { title: string; price?: string; imageUrl?: string; url?: string }) {
  const { title, price, imageUrl, url } = props;
  const [broken, setBroken] = useState(false);
  const inner = (
    <>
      <span class="shot">
        {imageUrl && !broken ? (
          <img src={imageUrl} alt="" onError={() => setBroken(true)} />
        ) : (
          <Icon name="image" size={24} />
        )}
      </span>
      <span class="grow">
        <span class="cut two">{title}</span>
        {price && <b>{price}</b>}
      </span>
    </>
  );
  if (!url || !/^https?:/.test(url)) return <span class="product">{inner}</span>;
  return (
    <a class="product" href={url} target="_top" rel="noopener">
      {inner}
    </a>
  );
}
