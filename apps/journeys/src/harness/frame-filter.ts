/** Decides over one text frame of the server: true lets it pass. */
export type FramePasses = (text: string) => boolean;

const UPGRADED = Buffer.from('HTTP/1.1 101');
const HEAD_END = Buffer.from('\r\n\r\n');
const TEXT_FRAME = 1;
const COMPRESSED = 0x40;

/**
 * What a server sends on one connection, with single websocket frames left out. Everything that is not a websocket
 * passes as it is. Frames of a server are never masked; ours are neither split nor compressed.
 */
export class FrameFilter {
  private held = Buffer.alloc(0);
  private stage: 'unknown' | 'plain' | 'head' | 'frames' = 'unknown';

  constructor(private readonly passes: FramePasses) {}

  /** Takes bytes as they come and answers what goes on to the browser. */
  push(chunk: Buffer): Buffer {
    if (this.stage === 'plain') return chunk;
    this.held = Buffer.concat([this.held, chunk]);
    if (this.stage === 'unknown') {
      if (this.held.length < UPGRADED.length) return Buffer.alloc(0);
      this.stage = this.held.subarray(0, UPGRADED.length).equals(UPGRADED) ? 'head' : 'plain';
    }
    if (this.stage === 'plain') return this.take(this.held.length);
    const out: Buffer[] = [];
    if (this.stage === 'head') {
      const end = this.held.indexOf(HEAD_END);
      if (end < 0) return Buffer.alloc(0);
      out.push(this.take(end + HEAD_END.length));
      this.stage = 'frames';
    }
    for (let frame = this.nextFrame(); frame; frame = this.nextFrame()) out.push(frame);
    return Buffer.concat(out);
  }

  private nextFrame(): Buffer | null {
    for (;;) {
      const size = frameSize(this.held);
      if (!size || this.held.length < size.head + size.body) return null;
      const frame = this.take(size.head + size.body);
      const first = frame[0] as number;
      if (first & COMPRESSED) throw new Error('The server compresses its frames: they cannot be read here.');
      if ((first & 0x0f) !== TEXT_FRAME || this.passes(frame.subarray(size.head).toString('utf8')))
        return frame;
    }
  }

  private take(bytes: number): Buffer {
    const taken = this.held.subarray(0, bytes);
    this.held = this.held.subarray(bytes);
    return taken;
  }
}

/** Lengths of the frame that begins here, or null when too little of it is there. */
function frameSize(bytes: Buffer): { head: number; body: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] as number) & 0x7f;
  if (short < 126) return { head: 2, body: short };
  if (short === 126) return bytes.length < 4 ? null : { head: 4, body: bytes.readUInt16BE(2) };
  return bytes.length < 10 ? null : { head: 10, body: Number(bytes.readBigUInt64BE(2)) };
}
