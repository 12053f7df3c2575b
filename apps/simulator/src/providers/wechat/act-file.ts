import { WrongControl, type Act } from '../../provider';
import { EXTENSIONS, formatOf } from './media';
import { silkOf } from './silk';

/** A file as an act hands it over. `shown` is what the phone shows where it could not show the file itself. */
export interface ActFile {
  name: string;
  contentType: string;
  bytes: Buffer;
  shown?: { contentType: string; bytes: Buffer };
}

/** A word of an act. @throws WrongControl when it is missing */
export function textOf(act: Act, name: string, otherwise?: string): string {
  const value = act[name] ?? otherwise;
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new WrongControl(`${act.act} needs ${name}`);
  return String(value);
}

/**
 * A file of the person: `base64`, or `pcm` with `sample_rate` of a recording, which is sent as SILK. `type` names one
 * that has no name. @throws WrongControl
 */
export async function fileIn(act: Act, type: string): Promise<ActFile> {
  const bytes =
    act['pcm'] === undefined
      ? Buffer.from(textOf(act, 'base64'), 'base64')
      : await silkOf(Buffer.from(textOf(act, 'pcm'), 'base64'), Number(act['sample_rate'] ?? 24_000));
  if (!bytes.length) throw new WrongControl(`${act.act} needs base64 with something in it`);
  const contentType = formatOf(bytes) ?? 'application/octet-stream';
  const name = textOf(act, 'file_name', `${type}.${EXTENSIONS[contentType] ?? 'bin'}`);
  const shown = act['shown'] as { base64?: string; content_type?: string } | undefined;
  return {
    name,
    contentType,
    bytes,
    ...(shown?.base64 && shown.content_type
      ? { shown: { contentType: shown.content_type, bytes: Buffer.from(shown.base64, 'base64') } }
      : {}),
  };
}
