let audio: AudioContext | null = null;
let lastAt = 0;

/** Ten messages at once are one sound. */
const QUIET_MS = 1_500;

const TONES = { message: [880], call: [660, 880] } as const;

/** A short soft tone, made here so that nothing has to be loaded. Silent until the page was touched (browsers' rule). */
export function chime(kind: keyof typeof TONES): void {
  const now = performance.now();
  if (now - lastAt < QUIET_MS) return;
  lastAt = now;
  try {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    TONES[kind].forEach((frequency, at) => play(audio as AudioContext, { frequency, delay: at * 0.16 }));
  } catch {
    // No audio device: the screen shows it all the same.
  }
}

function play(context: AudioContext, tone: { frequency: number; delay: number }): void {
  const start = context.currentTime + tone.delay;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = tone.frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.08, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.28);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.3);
}
