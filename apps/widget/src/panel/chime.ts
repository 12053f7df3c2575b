/** One short tone, and only after the shopper has touched the page. */
export function chime(): void {
  const active = (navigator as { userActivation?: { hasBeenActive: boolean } }).userActivation;
  if (!active?.hasBeenActive || typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 740;
  volume.gain.setValueAtTime(0.08, 0);
  volume.gain.exponentialRampToValueAtTime(0.001, 0.3);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(0.3);
  tone.onended = () => void audio.close();
}
