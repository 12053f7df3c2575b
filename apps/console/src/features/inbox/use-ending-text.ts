import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowEnding } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { serverNow } from '../../live/ticker';
import { timeLeft } from '../conversation/window-state';

/** What ends, and when, in a sentence. */
export function useEndingText(): (ending: WindowEnding) => string {
  const { t } = useTranslation();
  const { language } = useFormats();
  return useCallback(
    ({ channel, why, endsAt }: WindowEnding) =>
      why === 'quota' || !endsAt
        ? t('channels.ending.quota', { channel: t(`channel.${channel}`) })
        : t('channels.ending.time', {
            channel: t(`channel.${channel}`),
            t: timeLeft(Math.max(0, Date.parse(endsAt) - serverNow()), language),
          }),
    [t, language],
  );
}
