/** A recording as a browser can play it, or as it came. */
export interface Voice {
  name: string;
  contentType: string;
  bytes: Buffer;
  durationMs?: number;
  playable?: boolean;
}

const SILK_HEAD = Buffer.from('#!SILK_V3');
const AMR_HEAD = Buffer.from('#!AMR');
const RATE = 24_000;
/** Longest recording that is decoded, in milliseconds: decoded it has 48 bytes for each. */
const LONGEST_MS = 5 * 60_000;

/**
 * What phones of some providers record (SILK, AMR) is played by no browser. SILK is decoded; what cannot be is kept as it
 * came and marked, so that it can be downloaded and played elsewhere. Everything else is left alone.
 */
export async function playableVoice(file: Voice): Promise<Voice> {
  if (isSilk(file.bytes)) return fromSilk(file);
  if (file.bytes.subarray(0, AMR_HEAD.length).equals(AMR_HEAD)) return asItCame(file);
  return file;
}

// Tencent's files have one byte before the head.
function isSilk(bytes: Buffer): boolean {
  return [0, 1].some((at) => bytes.subarray(at, at + SILK_HEAD.length).equals(SILK_HEAD));
}

async function fromSilk(file: Voice): Promise<Voice> {
  try {
    // WebAssembly of some size, loaded with the first recording.
    const { decode, getDuration } = await import('silk-wasm');
    const durationMs = getDuration(file.bytes);
    if (!(durationMs > 0 && durationMs <= LONGEST_MS)) return asItCame(file);
    const { data } = await decode(file.bytes, RATE);
    const name = `${file.name.replace(/\.[^.]*$/, '')}.wav`;
    return { name, contentType: 'audio/wav', bytes: wav(data, RATE), durationMs: Math.round(durationMs) };
  } catch {
    return asItCame(file);
  }
}

function asItCame(file: Voice): Voice {
  return { ...file, playable: false };
}

/** One channel of 16-bit samples with the head that says so (RIFF). */
function wav(samples: Uint8Array, rate: number): Buffer {
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
