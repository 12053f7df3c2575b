import { useEffect, useRef, useState } from 'react';
import { CircleCheck, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live/use-live';
import { useStore } from '../../live/store';

/** A hiccup shorter than this is not worth a bar. */
const PATIENCE_MS = 3_000;
const BACK_SHOWN_MS = 4_000;

/** 32 px on top while the line is lost, and for 4 s after it came back. */
export function NetBar() {
  const { t } = useTranslation();
  const live = useLive();
  const state = useStore(live.state.connection, (value) => value);
  const [shown, setShown] = useState<'lost' | 'back' | null>(null);
  const [caughtUp, setCaughtUp] = useState(0);
  const lost = useRef(false);
  const before = useRef(0);

  useEffect(() => {
    if (state === 'online') {
      if (!lost.current) return setShown(null);
      lost.current = false;
      const counting = setTimeout(() => setCaughtUp(live.timelines.entryCount() - before.current), 1_200);
      setCaughtUp(0);
      setShown('back');
      const hiding = setTimeout(() => setShown(null), BACK_SHOWN_MS);
      return () => {
        clearTimeout(counting);
        clearTimeout(hiding);
      };
    }
    if (state === 'refused') return setShown(null);
    const wait = setTimeout(
      () => {
        lost.current = true;
        before.current = live.timelines.entryCount();
        setShown('lost');
      },
      navigator.onLine ? PATIENCE_MS : 0,
    );
    return () => clearTimeout(wait);
  }, [state, live]);

  if (!shown) return null;
  if (shown === 'back') {
    return (
      <div className="net-bar back" role="status">
        <CircleCheck size={14} strokeWidth={1.75} aria-hidden="true" />
        {caughtUp > 0 ? t('net.backWith', { n: caughtUp }) : t('net.back')}
      </div>
    );
  }
  return (
    <div className="net-bar" role="status">
      <WifiOff size={14} strokeWidth={1.75} aria-hidden="true" />
      {state === 'connecting' ? t('net.connecting') : t('net.offline')}
      <button
        type="button"
        className="link-button"
        style={{ color: 'inherit', fontWeight: 600 }}
        onClick={() => live.connection.wake()}
      >
        {t('common.retry')}
      </button>
    </div>
  );
}
