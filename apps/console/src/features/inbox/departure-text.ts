import type { TFunction } from 'i18next';
import type { Departure } from '../../live/live-state';

/** Where a row has just gone, and by whom. `to` is the colleague or the team that has it now, as far as is known. */
export function departureText(departure: Departure, at: { t: TFunction; to: string | undefined }): string {
  const { t, to } = at;
  const by = departure.byName;
  if (departure.reason === 'taken') {
    const name = to ?? by;
    return name ? t('inbox.taken', { name }) : t('inbox.takenUnknown');
  }
  if (departure.reason === 'transferred') {
    const name = to ?? t('common.unknownPerson');
    return by ? t('inbox.gone.transferredBy', { by, name }) : t('inbox.gone.transferred', { name });
  }
  return t(`inbox.gone.${departure.reason}`);
}
