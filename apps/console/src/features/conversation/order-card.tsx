import { Package } from 'lucide-react';
import type { OrderCardContent } from '@yingda/contracts';

/** An order as its card showed it to the customer. */
export function OrderCard({ card }: { card: OrderCardContent }) {
  return (
    <a
      className="product-card"
      {...(card.url ? { href: card.url, target: '_blank' } : {})}
      rel="noopener noreferrer nofollow"
    >
      {card.imageUrl ? (
        <img src={card.imageUrl} alt="" loading="lazy" referrerPolicy="no-referrer" />
      ) : (
        <span className="no-image">
          <Package size={20} strokeWidth={1.5} aria-hidden="true" />
        </span>
      )}
      <span className="grow col" style={{ justifyContent: 'center' }}>
        <span className="row g6">
          <span className="b nw">{card.number}</span>
          <span className="i2 nw">{card.status}</span>
        </span>
        <span className="cut">{card.title}</span>
        <span className="i2 t12 cut">{[card.total, card.tracking].filter(Boolean).join(' · ')}</span>
      </span>
    </a>
  );
}
