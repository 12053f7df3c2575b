import type { VoiceContent } from '@yingda/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { clockOf } from '../model/moments';
import type { BubbleRow } from '../model/rows';
import { Icon } from './icon';
import { useSource } from './use-source';

const NARROW = 160;
const WIDE = 232;
const LONGEST_MS = 60_000;

/** A voice message: play, progress, length; the longer, the wider. */
export function Voice({ content, row }: { content: VoiceContent; row: BubbleRow }) {
  const source = useSource(content.attachmentId, row);
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  const [share, setShare] = useState(0);
  const length = content.attachment?.durationMs ?? 0;
  const width = NARROW + (WIDE - NARROW) * Math.min(1, length / LONGEST_MS);
  useEffect(() => () => audio.current?.pause(), []);
  const toggle = () => {
    if (!source.url) return source.failed ? source.retry() : undefined;
    if (playing) return audio.current?.pause();
    if (!audio.current) {
      const made = new Audio(source.url);
      made.onplay = () => setPlaying(true);
      made.onpause = () => setPlaying(false);
      made.onended = () => setShare(0);
      made.ontimeupdate = () => setShare(length > 0 ? Math.min(1, (made.currentTime * 1000) / length) : 0);
      made.onerror = source.broken;
      audio.current = made;
    }
    void audio.current.play().catch(() => setPlaying(false));
  };
  const time = clockOf(length);
  return (
    <button
      type="button"
      class="voice"
      style={{ width: `${Math.round(width)}px` }}
      aria-label={playing ? t('conv.voice.pause') : t('conv.voice.play', { time })}
      onClick={toggle}
    >
      <Icon name={playing ? 'pause' : 'play'} size={18} />
      <span class="track">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <span>{time}</span>
    </button>
  );
}
