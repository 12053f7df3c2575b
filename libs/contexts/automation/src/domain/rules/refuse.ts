import { Refusal } from '@yingda/contracts/names';

/** Something about a rule that cannot be, with where it stands (`conditions.conditions.0.value`). */
export function refuse(path: string, sentence: string): never {
  throw new Refusal('invalid-setting', `${path}: ${sentence}`, { path });
}
