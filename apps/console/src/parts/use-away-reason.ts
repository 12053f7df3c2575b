import { useTranslation } from 'react-i18next';

/** The code that routing sets somebody away with. */
export const MISSED_OFFERS = 'missed-offers';

/** Why somebody is away, as they wrote it or as the system says it. */
export function useAwayReason(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => (reason === MISSED_OFFERS ? t('presence.missedOffers') : reason);
}
