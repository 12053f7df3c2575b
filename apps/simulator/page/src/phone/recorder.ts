/** A recording, as samples for the simulator and in a form this browser plays. */
export interface Recording {
  /** 16-bit mono samples, little-endian. */
  pcm: Uint8Array;
  sampleRate: number;
  seconds: number;
  shown: Blob;
}

const SAMPLE_RATE = 24_000;

/** Begins to record; what it answers ends it. Fails where there is no microphone. */
export async function startRecording(): Promise<() => Promise<Recording>> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.start();
  return async () => {
    const ended = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
    return recordingOf(new Blob(chunks, { type: recorder.mimeType }));
  };
}

/** Any sound file this browser can read. */
export async function recordingOf(shown: Blob): Promise<Recording> {
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(await shown.arrayBuffer());
  const samples = sound.getChannelData(0);
  const pcm = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((sample, at) => pcm.setInt16(at * 2, Math.max(-1, Math.min(1, sample)) * 0x7fff, true));
  return { pcm: new Uint8Array(pcm.buffer), sampleRate: SAMPLE_RATE, seconds: sound.duration, shown };
}

/** Base64 of bytes or a file. */
export async function base64Of(data: Uint8Array | Blob): Promise<string> {
  const bytes = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
