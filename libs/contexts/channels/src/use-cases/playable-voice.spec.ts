import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'silk-wasm';
import { playableVoice, type Voice } from './playable-voice';

const RATE = 24_000;

const sample = (name: string) => readFileSync(join(__dirname, '..', 'testing', 'voices', name));

/** Samples of a WAV of one channel, and how many there are in a second. */
function heard({ bytes }: Voice): { samples: number[]; rate: number } {
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  const count = (bytes.length - 44) / 2;
  const samples = Array.from({ length: count }, (_, index) => bytes.readInt16LE(44 + index * 2));
  return { samples, rate: bytes.readUInt32LE(24) };
}

/** How much of a tone is in the samples, from 0 to 1 (Goertzel). */
function shareOf(hertz: number, { samples, rate }: { samples: number[]; rate: number }): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let [before, last] = [0, 0];
  for (const one of samples) [before, last] = [last, one + turn * last - before];
  const power = before ** 2 + last ** 2 - turn * before * last;
  const whole = samples.reduce((sum, one) => sum + one ** 2, 0);
  return (2 * power) / (samples.length * whole);
}

/** A second of a tone, as a recorder samples it. */
function tone(): Buffer {
  const samples = Buffer.alloc(RATE * 2);
  for (let i = 0; i < RATE; i++)
    samples.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 440 * i) / RATE)), i * 2);
  return samples;
}

describe('recordings', () => {
  it('of SILK become WAV of the same length, with a tone in it', async () => {
    const { data } = await encode(tone(), RATE);
    const voice = await playableVoice({
      name: 'voice.silk',
      contentType: 'audio/silk',
      bytes: Buffer.from(data),
    });
    expect(voice).toMatchObject({ name: 'voice.wav', contentType: 'audio/wav', durationMs: 1_000 });
    expect(voice.playable).toBeUndefined();
    expect(voice.bytes.toString('latin1', 0, 4)).toBe('RIFF');
    expect(voice.bytes.readUInt32LE(24)).toBe(RATE);
    const samples = (voice.bytes.length - 44) / 2;
    expect(Math.abs(samples - RATE)).toBeLessThan(RATE / 20);
    let loudest = 0;
    for (let i = 0; i < samples; i++)
      loudest = Math.max(loudest, Math.abs(voice.bytes.readInt16LE(44 + i * 2)));
    expect(loudest).toBeGreaterThan(4_000);
  });

  it.each([
    ['narrow band', 'tone-440.amr', 8_000],
    ['wide band', 'tone-440.awb', 16_000],
  ])(
    'of AMR in %s, made by another program, become WAV of the same length and tone',
    async (_, name, rate) => {
      const bytes = sample(name);
      const voice = await playableVoice({ name, contentType: 'audio/amr', bytes });
      expect(voice).toMatchObject({ name: 'tone-440.wav', contentType: 'audio/wav' });
      expect(voice.playable).toBeUndefined();
      const sound = heard(voice);
      expect(sound.rate).toBe(rate);
      expect(sound.samples.length / rate).toBeCloseTo(voice.durationMs! / 1_000, 2);
      expect(voice.durationMs).toBeGreaterThanOrEqual(1_000);
      expect(voice.durationMs).toBeLessThanOrEqual(1_060);
      expect(shareOf(440, sound)).toBeGreaterThan(0.9);
      expect(shareOf(700, sound)).toBeLessThan(0.01);
    },
  );

  it('of AMR that break off are decoded up to there', async () => {
    const whole = sample('tone-440.amr');
    const voice = await playableVoice({
      name: 'a.amr',
      contentType: 'audio/amr',
      bytes: whole.subarray(0, whole.length / 2),
    });
    expect(voice.durationMs).toBeGreaterThan(400);
    expect(voice.durationMs).toBeLessThan(600);
    expect(shareOf(440, heard(voice))).toBeGreaterThan(0.9);
  });

  it('of AMR that would be hours long, as empty frames of a byte each, are not decoded', async () => {
    const bytes = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(1_000_000, 0x7c)]);
    const file = { name: 'a.amr', contentType: 'audio/amr', bytes };
    expect(await playableVoice(file)).toEqual({ ...file, playable: false });
  });

  it('that are broken, or of several channels, are kept as they came and marked', async () => {
    const heads = ['#!SILK_V3 and nothing of it', '\u0002#!SILK_V3', '#!AMR', '#!AMR\n', '#!AMR\n1234'];
    for (const head of [...heads, '#!AMR-WB\n1234', '#!AMR_MC1.0\n\0\0\0\u0002']) {
      const file = { name: 'a.amr', contentType: 'audio/amr', bytes: Buffer.from(head) };
      expect(await playableVoice(file)).toEqual({ ...file, playable: false });
    }
  });

  it('that browsers play are left alone', async () => {
    const file = { name: 'a.ogg', contentType: 'audio/ogg', bytes: Buffer.from('OggS....') };
    expect(await playableVoice(file)).toBe(file);
  });
});
