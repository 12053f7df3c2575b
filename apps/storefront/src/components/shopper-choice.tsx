import { avatarTone, initials } from '@yingda/design-system';
import { useTexts } from '../use-texts';
import type { Shopper, ShopperId } from '../shoppers';

/** Buttons to browse as one of the demo shoppers. */
export function ShopperChoice({ list, onChoose }: { list: Shopper[]; onChoose: (id: ShopperId) => void }) {
  const { t, of } = useTexts();
  return (
    <ul class="shoppers">
      {list.map((shopper) => (
        <li key={shopper.id}>
          <button type="button" onClick={() => onChoose(shopper.id)}>
            <span class={`face face-${avatarTone(shopper.id)}`} aria-hidden="true">
              {initials(of(shopper.name))}
            </span>
            <span class="shopper-words">
              <b>{t('shop.sign-in-as', { name: of(shopper.name) })}</b>
              <small>{of(shopper.about)}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
