import { LIMITS } from '@yingda/contracts/names';
import { Decoder, Encoder, type Packet } from 'socket.io-parser';

/** Stands in place of the payload of a frame over the limit, so that the command is answered and the socket stays open. */
export const FRAME_TOO_LARGE = Symbol('frame-too-large');

class LimitedDecoder extends Decoder {
  private tooLarge = false;

  constructor() {
    super();
    // Registered before socket.io listens, and `add` emits while it runs: the flag belongs to the packet at hand.
    this.on('decoded', (packet: Packet) => {
      if (this.tooLarge && Array.isArray(packet.data)) packet.data = [packet.data[0], FRAME_TOO_LARGE];
    });
  }

  override add(chunk: unknown): void {
    this.tooLarge = typeof chunk === 'string' && Buffer.byteLength(chunk) > LIMITS.frameBytes;
    super.add(chunk);
  }
}

/** Nothing we send is binary, so nothing is looked through for it: that took as long as writing it as JSON. */
class TextEncoder extends Encoder {
  override encode(packet: Packet): string[] {
    return [(this as unknown as { encodeAsString(packet: Packet): string }).encodeAsString(packet)];
  }
}

/** The stock parser with a limit on text frames; hard limit of the transport is above it. */
export const limitedParser = { Encoder: TextEncoder, Decoder: LimitedDecoder };
export const TRANSPORT_FRAME_BYTES = 1024 * 1024;
