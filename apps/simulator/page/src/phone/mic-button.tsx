import { Mic } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { fill, useTexts } from '../texts';
import { startRecording, type Recording } from './recorder';

interface Props {
  onRecorded(recording: Recording): void;
  onTrouble(sentence: string): void;
}

const SHORTEST_S = 0.6;
const LONGEST_MS = 60_000;

/** Held, with the pointer or the space bar, it records; let go, it sends. */
export function MicButton({ onRecorded, onTrouble }: Props) {
  const texts = useTexts();
  const [since, setSince] = useState<number | null>(null);
  const recording = useRef<Promise<() => Promise<Recording>> | null>(null);
  const [, tick] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => tick((n) => n + 1), 250);
    const longest = setTimeout(() => void end(), LONGEST_MS);
    return () => {
      clearInterval(timer);
      clearTimeout(longest);
    };
  });

  const begin = () => {
    if (recording.current) return;
    recording.current = startRecording();
    recording.current.then(
      () => setSince(Date.now()),
      () => {
        recording.current = null;
        onTrouble(texts.noMicrophone);
      },
    );
  };
  const end = async () => {
    const started = recording.current;
    recording.current = null;
    setSince(null);
    if (!started) return;
    try {
      const finished = await (await started)();
      if (finished.seconds < SHORTEST_S) onTrouble(texts.tooShort);
      else onRecorded(finished);
    } catch {
      onTrouble(texts.noMicrophone);
    }
  };
  return (
    <>
      <button
        type="button"
        className={since === null ? 'icon' : 'icon recording'}
        aria-label={texts.voice}
        title={texts.voice}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          begin();
        }}
        onPointerUp={() => void end()}
        onPointerCancel={() => void end()}
        onKeyDown={(event) => {
          if (event.key !== ' ' || event.repeat) return;
          event.preventDefault();
          begin();
        }}
        onKeyUp={(event) => event.key === ' ' && void end()}
      >
        <Mic size={24} strokeWidth={1.75} />
      </button>
      {since !== null && (
        <p className="recording-line" role="status">
          {fill(texts.recording, { s: Math.floor((Date.now() - since) / 1000) })}
        </p>
      )}
    </>
  );
}
