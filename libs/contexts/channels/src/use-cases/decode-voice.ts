import { setImmediate as turn } from 'node:timers/promises';

/** One channel of 16-bit samples. */
export interface Recording {
  samples: Uint8Array;
  /** Samples in a second. */
  rate: number;
  durationMs: number;
}

/** Longest recording that is decoded, in milliseconds: decoded it has up to 48 bytes for each. */
const LONGEST_MS = 5 * 60_000;
const SILK_HEAD = Buffer.from('#!SILK_V3');
const SILK_RATE = 24_000;

// Tencent's files have one byte before the head.
export function isSilk(bytes: Buffer): boolean {
  return [0, 1].some((at) => bytes.subarray(at, at + SILK_HEAD.length).equals(SILK_HEAD));
}

/** Null when it is too long, or nothing can be made of it. */
export async function decodeSilk(bytes: Buffer): Promise<Recording | null> {
  // WebAssembly of some size, loaded with the first recording.
  const { decode, getDuration } = await import('silk-wasm');
  const durationMs = getDuration(bytes);
  if (!(durationMs > 0 && durationMs <= LONGEST_MS)) return null;
  const { data } = await decode(bytes, SILK_RATE);
  return { samples: data, rate: SILK_RATE, durationMs: Math.round(durationMs) };
}

interface AmrForm {
  head: Buffer;
  rate: number;
  /** Bytes of a frame by the type in its first one. */
  sizes: readonly number[];
}

/** Narrow and wide band as files have them (RFC 4867, 5): a head, then frames of 20 ms. */
const AMR_FORMS: readonly AmrForm[] = [
  {
    head: Buffer.from('#!AMR\n'),
    rate: 8_000,
    sizes: [13, 14, 16, 18, 20, 21, 27, 32, 6, 6, 6, 6, 1, 1, 1, 1],
  },
  {
    head: Buffer.from('#!AMR-WB\n'),
    rate: 16_000,
    sizes: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1],
  },
];
const FRAME_MS = 20;
/** Frames decoded in one go, some milliseconds of work. */
const AT_ONCE = 250;

/** Whether it says that it is AMR, of whichever kind. */
export function isAmr(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).equals(Buffer.from('#!AMR'));
}

/** Null when it is too long, of several channels, or nothing can be made of it. What is cut in the middle ends there. */
export async function decodeAmr(bytes: Buffer): Promise<Recording | null> {
  const form = AMR_FORMS.find(({ head }) => bytes.subarray(0, head.length).equals(head));
  const ends = form ? frameEnds(bytes, form) : null;
  if (!form || !ends || ends.length === 0) return null;
  // As above: loaded with the first recording.
  const { decoder } = await import('@audio/decode-amr');
  const amr = await decoder();
  const parts: Buffer[] = [];
  try {
    for (let first = 0, from = 0; first < ends.length; first += AT_ONCE) {
      const to = ends[Math.min(first + AT_ONCE, ends.length) - 1]!;
      const [samples] = amr.decode(bytes.subarray(from, to)).channelData;
      if (samples) parts.push(sixteenBits(samples));
      from = to;
      await turn();
    }
  } finally {
    amr.free();
  }
  const samples = Buffer.concat(parts);
  return samples.length > 0 ? { samples, rate: form.rate, durationMs: ends.length * FRAME_MS } : null;
}

/** Where the whole frames end; null when there are too many: an empty one of a byte becomes a thousand. */
function frameEnds(bytes: Buffer, { head, sizes }: AmrForm): number[] | null {
  const ends: number[] = [];
  for (let at = head.length; at < bytes.length;) {
    at += sizes[(bytes[at]! >> 3) & 0x0f]!;
    if (at > bytes.length) break;
    if (ends.push(at) * FRAME_MS > LONGEST_MS) return null;
  }
  return ends;
}

function sixteenBits(samples: Float32Array): Buffer {
  const whole = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    whole.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), index * 2);
  });
  return whole;
}
