import { Download, Volume2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { fill, useTexts } from '../texts';

/** Plays what the browser can play; the rest is offered for download. */
export function VoiceBubble({ url, seconds }: { url: string; seconds: number }) {
  const texts = useTexts();
  const audio = useRef<HTMLAudioElement>(null);
  const [length, setLength] = useState(seconds);
  const [playable, setPlayable] = useState(true);
  const label = length ? fill(texts.voiceOf, { s: Math.round(length) }) : texts.voiceFileOf;
  return (
    <div className="bubble voice">
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onError={() => setPlayable(false)}
        onLoadedMetadata={(event) => {
          const { duration } = event.currentTarget;
          if (!seconds && Number.isFinite(duration)) setLength(duration);
        }}
      />
      {playable ? (
        <button
          type="button"
          aria-label={`${texts.playing} ${label}`}
          onClick={() => void audio.current?.play().catch(() => setPlayable(false))}
        >
          <Volume2 size={18} /> {label}
        </button>
      ) : (
        <a href={url} download>
          <Download size={18} /> {label}
        </a>
      )}
    </div>
  );
}
