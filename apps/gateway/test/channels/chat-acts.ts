import type { Sample } from './samples';
import type { Deed, FileKind } from './simulated-channel';

/** Acts that the simulators of chat networks share. */
export const text = (words: string): Deed => ({ act: 'text', text: words });

export const file =
  (act: FileKind) =>
  ({ name, contentType, bytes }: Sample): Deed => ({
    act,
    base64: bytes.toString('base64'),
    file_name: name,
    content_type: contentType,
  });

/** Pictures, files and recordings. */
export const files = { image: file('image'), file: file('file'), voice: file('voice') };

export const location = (place: { latitude: number; longitude: number }): Deed => ({
  act: 'location',
  ...place,
});
