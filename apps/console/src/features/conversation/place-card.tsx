import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocationContent } from '@yingda/contracts';
import { useLanguage } from '../../i18n/use-texts';
import { mapLink } from './map-link';

/** A place: what it is called, where it is, and a map one click away. Nothing of it is loaded before. */
export function PlaceCard({ content }: { content: LocationContent }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, address, latitude, longitude } = content;
  return (
    <a
      className="attachment place"
      href={mapLink(content, language)}
      target="_blank"
      rel="noopener noreferrer nofollow"
    >
      <span className="glyph">
        <MapPin size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="grow">
        <span className="cut" style={{ display: 'block' }} title={name || address}>
          {name || address || t('channels.content.place')}
        </span>
        <span className="t12 i3 cut" style={{ display: 'block' }}>
          {name && address ? address : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`}
        </span>
        <span className="t12 c-accent">{t('channels.content.map')}</span>
      </span>
    </a>
  );
}
