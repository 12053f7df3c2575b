/** A file that somebody sends. */
export interface Sample {
  name: string;
  contentType: string;
  bytes: Buffer;
}

const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: a frame is 417 bytes. */
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);

export const PICTURE: Sample = {
  name: 'shoe.png',
  contentType: 'image/png',
  bytes: Buffer.from(ONE_PIXEL, 'base64'),
};
export const INVOICE: Sample = {
  name: 'invoice.pdf',
  contentType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
};
export const RECORDING: Sample = {
  name: 'recording.mp3',
  contentType: 'audio/mpeg',
  bytes: Buffer.concat([frame, frame, frame]),
};
/** As phones in China record: one silent frame of 12.2 kbit/s. */
export const AMR: Sample = {
  name: 'recording.amr',
  contentType: 'audio/amr',
  bytes: Buffer.concat([Buffer.from('#!AMR\n'), Buffer.from([0x3c]), Buffer.alloc(31)]),
};
