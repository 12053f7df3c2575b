import { useEffect, useState } from 'preact/hooks';
import { picturePath, views, type Colour, type Product, type View } from '../catalog';
import { useTexts } from '../use-texts';

/** The large picture with its three views below. */
export function Gallery({ product, colour }: { product: Product; colour: Colour }) {
  const { t, of } = useTexts();
  const [view, setView] = useState<View>('front');
  useEffect(() => setView('front'), [product.id]);
  return (
    <div class="gallery">
      <img
        class="gallery-large"
        src={picturePath(product, colour.id, view)}
        alt={t('product.picture', {
          title: of(product.title),
          colour: of(colour.name),
          view: t(`product.view.${view}`),
        })}
        width="480"
        height="480"
      />
      <div class="gallery-views" role="group" aria-label={t('product.views')}>
        {views.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            aria-label={t(`product.view.${each}`)}
            onClick={() => setView(each)}
          >
            <img src={picturePath(product, colour.id, each)} alt="" width="92" height="92" />
          </button>
        ))}
      </div>
    </div>
  );
}
