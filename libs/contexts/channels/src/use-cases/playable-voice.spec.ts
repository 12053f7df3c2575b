import { encode } from 'silk-wasm';
import { playableVoice } from './playable-voice';

const RATE = 24_000;

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

  it('that are broken, or of AMR, are kept as they came and marked', async () => {
    for (const head of ['#!SILK_V3 and nothing of it', '\u0002#!SILK_V3', '#!AMR\n1234', '#!AMR-WB\n1234']) {
      const file = { name: 'a.amr', contentType: 'audio/amr', bytes: Buffer.from(head) };
      expect(await playableVoice(file)).toEqual({ ...file, playable: false });
    }
  });

  it('that browsers play are left alone', async () => {
    const file = { name: 'a.ogg', contentType: 'audio/ogg', bytes: Buffer.from('OggS....') };
    expect(await playableVoice(file)).toBe(file);
  });
});
