import { Tooltip } from 'antd';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow, Outlet } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { endingOf } from '../../live/window-endings';
import { useEndingText } from '../inbox/use-ending-text';
import { timeLeft, windowState, type WindowState } from './window-state';

/** More dots than this say less than the number. */
const MOST_DOTS = 8;

function Dots({ left, most }: { left: number; most: number }) {
  return (
    <span className="window-dots" aria-hidden="true">
      {Array.from({ length: most }, (_, at) => (
        <i key={at} className={at < left ? 'full' : ''} />
      ))}
    </span>
  );
}

/** What may still be sent, and until when: at the right end of the composer's tabs. */
export function WindowChip({ outlet }: { outlet: Outlet }) {
  const { t } = useTranslation();
  const now = useNow();
  const state = windowState(outlet.window, now);
  if (!state) return null;
  const channel = t(`channel.${outlet.channel}`);
  return (
    <Tooltip title={<Details outlet={outlet} state={state} />} placement="topRight">
      <span
        className={`window-chip ${state.level}`}
        data-window={state.level}
        role="timer"
        aria-live="off"
        tabIndex={0}
      >
        {state.level === 'closed' ? (
          <>
            <Lock size={12} strokeWidth={2} aria-hidden="true" />
            {t('channels.window.closed', { channel })}
          </>
        ) : (
          <Left state={state} />
        )}
      </span>
    </Tooltip>
  );
}

function Left({ state }: { state: WindowState }) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { left, most, msLeft } = state;
  const time = msLeft === null ? null : timeLeft(msLeft, language);
  // The dots say of how many; where there are none to see, English says it in words.
  const n =
    left !== null && most !== null && language === 'en'
      ? t('channels.window.of', { n: left, max: most })
      : left;
  return (
    <>
      {left !== null && most !== null && most <= MOST_DOTS ? <Dots left={left} most={most} /> : null}
      <span>
        {n === null
          ? t('channels.window.time', { t: time ?? '' })
          : time === null
            ? t('channels.window.left', { n })
            : t('channels.window.quota', { n, t: time })}
      </span>
    </>
  );
}

/** In the tooltip: where the figures come from, until when exactly, and what is not sure. */
function Details({ outlet, state }: { outlet: Outlet; state: WindowState }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { window } = outlet;
  const channel = t(`channel.${outlet.channel}`);
  const act = window?.act ? t(`channels.window.acts.${window.act}`) : null;
  const lines = [
    act && state.most !== null ? t('channels.window.about', { channel, act, n: state.most }) : null,
    act && state.most === null ? t('channels.window.aboutFree', { channel, act }) : null,
    window?.endsAt && state.level !== 'closed'
      ? t('channels.window.until', { time: full(window.endsAt) })
      : null,
    state.sure ? null : t('channels.window.unsure', { channel }),
  ].filter((line) => line !== null);
  return lines.map((line) => <div key={line}>{line}</div>);
}

/** Under the tabs when little is left: how to make the best of it. */
export function WindowHint({ outlet, row }: { outlet: Outlet; row: ConversationRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const endingText = useEndingText();
  const state = windowState(outlet.window, now);
  const ending = endingOf(row, now);
  if (ending && ending.identityId === outlet.identityId)
    return (
      <div className="window-hint ending" role="alert" data-ending={ending.why}>
        {endingText(ending)}
      </div>
    );
  if (state?.level !== 'last') return null;
  return (
    <div className="window-hint" role="status">
      {t(state.left === 1 ? 'channels.window.lastHint' : 'channels.window.soonHint')}
    </div>
  );
}
