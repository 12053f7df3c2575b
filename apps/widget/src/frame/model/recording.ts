import type { QueuedFile } from '@yingda/realtime-client';

/** Longer recordings stop by themselves. */
export const LONGEST_MS = 60_000;
/** Shorter ones were a slip of the finger. */
const SHORTEST_MS = 600;

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

export interface Recording {
  startedAt: number;
  /** The recording, or null when it was too short. */
  finish(): Promise<QueuedFile | null>;
  cancel(): void;
}

/** Starts the microphone. Rejects when the shopper or the browser does not allow it. */
export async function record(now: () => number): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  const startedAt = now();
  const stop = async () => {
    if (recorder.state !== 'inactive') recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    startedAt,
    async finish() {
      const durationMs = Math.min(LONGEST_MS, now() - startedAt);
      await stop();
      if (durationMs < SHORTEST_MS) return null;
      const type = (recorder.mimeType || 'audio/webm').split(';')[0] as string;
      const extension = type === 'audio/mp4' ? 'm4a' : type === 'audio/ogg' ? 'ogg' : 'webm';
      return { blob: new Blob(pieces, { type }), name: `voice.${extension}`, kind: 'voice', durationMs };
    },
    cancel: () => void stop(),
  };
}
