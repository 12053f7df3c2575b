import { encode } from 'silk-wasm';

/** A recording as the phone would send it: 16-bit mono samples to SILK. */
export async function silkOf(pcm: Buffer, sampleRate: number): Promise<Buffer> {
  const { data } = await encode(pcm, sampleRate);
  return Buffer.from(data);
}
