import type { LocationContent } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';

/** A page that shows the place: a map that opens where the reader is. */
export function mapLink(place: LocationContent, language: Language): string {
  const { latitude, longitude } = place;
  const name = place.name ?? place.address ?? '';
  if (language === 'en') {
    return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  }
  // Providers in China give degrees as Chinese maps count them, which is what this one takes when not told otherwise.
  return `https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}`;
}
