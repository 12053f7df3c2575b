import { post } from '../api';
import { useTexts } from '../texts';
import type { World } from '../use-world';

const HOUR = 3_600_000;
/** Providers without a window name an end that nobody lives to see. */
const FOR_EVER_MS = 10_000 * 24 * HOUR;

/** How much may still be sent to this person and for how long, and the clock. */
export function Quota({ world }: { world: World }) {
  const texts = useTexts();
  const { shown, now } = world;
  if (!shown) return null;
  const open = shown.person.window && shown.person.window.endsAt > now ? shown.person.window : null;
  const forward = (ms: number) => void world.run(() => post('clock', { advance_ms: Math.max(0, ms) }));
  const share = open ? (open.left === null ? texts.unlimited : `${open.left}/${open.of}`) : '0';
  return (
    <>
      <h2>{texts.quota}</h2>
      <div className="figures">
        <div>
          <b className={open?.left === 0 || !open ? 'late' : ''}>{share}</b>
          <small>{texts.left}</small>
        </div>
        <div>
          <b className={open ? '' : 'late'}>
            {!open
              ? texts.windowClosed
              : open.endsAt - now > FOR_EVER_MS
                ? texts.unlimited
                : timeLeft(open.endsAt - now)}
          </b>
          <small>{texts.windowLeft}</small>
        </div>
      </div>
      <div className="row">
        <button type="button" className="button grow" onClick={() => forward(HOUR)}>
          {texts.hour}
        </button>
        <button
          type="button"
          className="button grow"
          disabled={!open || open.endsAt - now > FOR_EVER_MS}
          onClick={() => open && forward(open.endsAt - now)}
        >
          {texts.toEnd}
        </button>
      </div>
    </>
  );
}

/** 47:12 hours and minutes, under an hour 9:41 minutes and seconds with a second mark. */
function timeLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
  return `${Math.floor(seconds / 60)}′${two(seconds % 60)}″`;
}
