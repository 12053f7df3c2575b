import { FileText, Image, Link2, ShoppingBag, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CannedPart } from '@yingda/contracts';

const ICONS = { 'product-card': ShoppingBag, link: Link2, image: Image } as const;

export function partName(part: CannedPart): string {
  return part.card?.title ?? part.link?.title ?? part.link?.url ?? part.attachment?.name ?? '';
}

/** What goes along with the canned response in the composer; each can be left out. */
export function CannedParts({
  parts,
  onRemove,
}: {
  parts: readonly CannedPart[];
  onRemove: (at: number) => void;
}) {
  const { t } = useTranslation();
  if (parts.length === 0) return null;
  return (
    <ul className="canned-parts" aria-label={t('conversation.canned.parts')}>
      {parts.map((part, at) => {
        const Icon = ICONS[part.kind as keyof typeof ICONS] ?? FileText;
        return (
          <li key={at} className="chip">
            <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
            <span className="cut">{partName(part)}</span>
            <button
              type="button"
              className="icon-button tiny"
              aria-label={t('conversation.canned.leaveOut', { name: partName(part) })}
              onClick={() => onRemove(at)}
            >
              <X size={12} strokeWidth={1.75} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
