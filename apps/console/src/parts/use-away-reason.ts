import { useTranslation } from 'react-i18next';
import { MISSED_OFFERS } from '@yingda/contracts/names';

/** Why somebody is away, as they wrote it or as the system says it. */
export function useAwayReason(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => (reason === MISSED_OFFERS ? t('presence.missedOffers') : reason);
}
