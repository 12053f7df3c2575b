import { useTranslation } from 'react-i18next';
import type { Tier } from '@yingda/contracts/names';

/** Silver and above; a standard customer has no tag. */
export function TierTag({ tier }: { tier: Tier }) {
  const { t } = useTranslation();
  return tier === 'standard' ? null : <span className={`tier ${tier}`}>{t(`tier.${tier}`)}</span>;
}
