import { useTexts } from '../use-texts';
import { Icon } from './icon';

interface QuantityProps {
  title: string;
  count: number;
  least: number;
  most: number;
  onCount: (count: number) => void;
}

/** How many: minus, number, plus. */
export function Quantity({ title, count, least, most, onCount }: QuantityProps) {
  const { t } = useTexts();
  return (
    <div class="quantity" role="group" aria-label={`${t('cart.count')} ${title}`}>
      <button
        type="button"
        aria-label={t('cart.less', { title })}
        disabled={count <= least}
        onClick={() => onCount(count - 1)}
      >
        <Icon name="minus" size={16} />
      </button>
      <output aria-live="polite">{count}</output>
      <button
        type="button"
        aria-label={t('cart.more', { title })}
        disabled={count >= most}
        onClick={() => onCount(count + 1)}
      >
        <Icon name="plus" size={16} />
      </button>
    </div>
  );
}
