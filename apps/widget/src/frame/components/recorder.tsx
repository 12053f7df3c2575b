import type { QueuedFile } from '@yingda/realtime-client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { clockOf } from '../model/moments';
import { LONGEST_MS, record, type Recording } from '../model/recording';
import { Icon, IconButton } from './icon';

/** Slid up this far, a release cancels. */
const CANCEL_PX = 60;

/** Hold to speak; with keys, Enter starts and sends, Escape cancels. */
export function Recorder({ onDone, onClose }: { onDone: (file: QueuedFile) => void; onClose: () => void }) {
  const recording = useRef<Recording | null>(null);
  const held = useRef({ down: false, y: 0 });
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'idle' | 'pointer' | 'keys' | 'cancel' | 'denied'>('idle');
  const [length, setLength] = useState(0);
  const active = state === 'pointer' || state === 'keys' || state === 'cancel';

  useEffect(() => {
    button.current?.focus();
    return () => recording.current?.cancel();
  }, []);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      const now = Date.now() - (recording.current?.startedAt ?? Date.now());
      setLength(now);
      if (now >= LONGEST_MS) void finish();
    }, 200);
    return () => clearInterval(timer);
  }, [active]);

  const start = async (by: 'pointer' | 'keys') => {
    setLength(0);
    try {
      recording.current = await record(() => Date.now());
      // Released while the browser was asking for the microphone: nothing is recorded then.
      if (by === 'pointer' && !held.current.down) return cancel();
      setState(by);
    } catch {
      setState('denied');
    }
  };
  const cancel = () => {
    recording.current?.cancel();
    recording.current = null;
    setState('idle');
  };
  const finish = async () => {
    const made = recording.current;
    recording.current = null;
    setState('idle');
    const file = await made?.finish();
    if (file) onDone(file);
  };
  const time = clockOf(length);
  const words = {
    idle: t('conv.voice.hold'),
    pointer: t('conv.voice.recording', { time }),
    keys: t('conv.voice.keys', { time }),
    cancel: t('conv.voice.cancel'),
    denied: t('conv.voice.denied'),
  };
  return (
    <div class="write recorder">
      <IconButton
        icon="back"
        label={t('cancel')}
        onClick={() => {
          cancel();
          onClose();
        }}
      />
      <button
        ref={button}
        type="button"
        class={`hold ${active ? 'on' : ''} ${state === 'cancel' ? 'late' : ''}`}
        onPointerDown={(event) => {
          held.current = { down: true, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
          void start('pointer');
        }}
        onPointerMove={(event) => {
          if (!active || state === 'keys') return;
          setState(held.current.y - event.clientY > CANCEL_PX ? 'cancel' : 'pointer');
        }}
        onPointerUp={() => {
          held.current.down = false;
          if (state === 'cancel') cancel();
          else if (state === 'pointer') void finish();
        }}
        onPointerCancel={() => {
          held.current.down = false;
          cancel();
        }}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            if (active) cancel();
            else onClose();
          }
          if ((event.key === 'Enter' || event.key === ' ') && !event.repeat) {
            event.preventDefault();
            void (state === 'keys' ? finish() : start('keys'));
          }
        }}
      >
        <Icon name="mic" size={18} />
        <span role="status">{words[state]}</span>
      </button>
    </div>
  );
}
