/** A file of a form, in memory. */
export interface Upload {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
}

/** Its name as it was sent: browsers send names as UTF-8 bytes, multer reads them as Latin-1. */
export function uploadName(file: Upload): string {
  return Buffer.from(file.originalname, 'latin1').toString('utf8');
}

/** Why a file that somebody sent is not taken. */
export const FILE_REFUSALS = [
  'file-type-not-allowed',
  'file-type-mismatch',
  'file-too-large',
  'invalid-payload',
];
