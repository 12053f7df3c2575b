import { Converter } from 'opencc-js/t2cn';

const simplify = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

/** The simplified form of one character; the table is asked once for each. */
export function foldCharacter(character: string): string {
  let folded = known.get(character);
  if (folded === undefined) {
    const simple = simplify(character);
    // Places in the text must stay what they are.
    known.set(character, (folded = simple.length === character.length ? simple : character));
  }
  return folded;
}
