import { decodeAmr, decodeSilk, isAmr, isSilk, type Recording } from './decode-voice';

/** A recording as a browser can play it, or as it came. */
export interface Voice {
  name: string;
  contentType: string;
  bytes: Buffer;
  durationMs?: number;
  playable?: boolean;
}

/**
 * What phones of some providers record (SILK, AMR) is played by no browser, so it is decoded; what cannot be is kept as it
 * came and marked, so that it can be downloaded and played elsewhere. Everything else is left alone.
 */
export async function playableVoice(file: Voice): Promise<Voice> {
  if (isSilk(file.bytes)) return decoded(file, decodeSilk);
  if (isAmr(file.bytes)) return decoded(file, decodeAmr);
  return file;
}

async function decoded(file: Voice, decode: (bytes: Buffer) => Promise<Recording | null>): Promise<Voice> {
  const recording = await decode(file.bytes).catch(() => null);
  if (!recording) return { ...file, playable: false };
  const name = `${file.name.replace(/\.[^.]*$/, '')}.wav`;
  return { name, contentType: 'audio/wav', bytes: wav(recording), durationMs: recording.durationMs };
}

/** One channel of 16-bit samples with the head that says so (RIFF). */
function wav({ samples, rate }: Recording): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
