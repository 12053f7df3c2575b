import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowEnding } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { serverNow } from '../../live/ticker';
import { timeLeft } from '../conversation/window-state';

/** What ends, and when, in a sentence; `short` where who waits is said beside it. */
export function useEndingText(): (ending: WindowEnding, how?: { short: boolean }) => string {
  const { t } = useTranslation();
  const { language } = useFormats();
  return useCallback(
    ({ channel, why, endsAt }: WindowEnding, { short } = { short: false }) => {
      const of = { channel: t(`channel.${channel}`) };
      if (why === 'quota' || !endsAt)
        return t(short ? 'channels.ending.quotaShort' : 'channels.ending.quota', of);
      const left = timeLeft(Math.max(0, Date.parse(endsAt) - serverNow()), language);
      return t(short ? 'channels.ending.timeShort' : 'channels.ending.time', { ...of, t: left });
    },
    [t, language],
  );
}
