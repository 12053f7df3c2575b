import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { endingOf } from '../../live/window-endings';
import { timeLeft } from '../conversation/window-state';
import { useEndingText } from './use-ending-text';

const MINUTE_MS = 60_000;

/** In a row: somebody waits, and soon cannot be answered. The clock runs only where there is something to say. */
export function EndingChip({ row }: { row: ConversationRow }) {
  return row.windowEnding && row.waitingFor === 'us' ? <Ticking row={row} /> : null;
}

function Ticking({ row }: { row: ConversationRow }) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const text = useEndingText();
  const now = useNow();
  const ending = endingOf(row, now);
  if (!ending) return null;
  const left = ending.why === 'time' && ending.endsAt ? Date.parse(ending.endsAt) - now : null;
  return (
    <span className="chip late ending" title={text(ending)} data-ending={ending.why}>
      <Hourglass size={10} strokeWidth={2} aria-hidden="true" />
      {left === null
        ? t('channels.window.last')
        : left >= MINUTE_MS
          ? t('channels.ending.minutes', { n: Math.floor(left / MINUTE_MS) })
          : t('channels.ending.chip', { t: timeLeft(Math.max(0, left), language) })}
    </span>
  );
}
