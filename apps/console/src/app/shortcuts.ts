/** What is read of a keyboard event. */
export interface KeyPress {
  key: string;
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing?: boolean;
  keyCode?: number;
}

/** True while an input method is composing; some browsers report only the old key code 229. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode' | 'key'>): boolean {
  return press.isComposing === true || press.keyCode === 229 || press.key === 'Process';
}

/** "mod+k", "mod+shift+Enter", "alt+ArrowDown", "j", "?": one name for what was pressed. ⌘ and Ctrl are the same. */
export function chordOf(press: KeyPress): string {
  const letter = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  // Alt changes the letter on a Mac; the physical key is meant.
  const key = press.altKey && press.code?.startsWith('Key') ? press.code.slice(3).toLowerCase() : letter;
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return [
    press.ctrlKey || press.metaKey ? 'mod' : '',
    press.altKey ? 'alt' : '',
    press.shiftKey && !isSign ? 'shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/** A handler; returning false says that it did not apply and the next layer may have the key. */
export type ShortcutHandler = () => void | boolean;
export type Shortcuts = Readonly<Record<string, ShortcutHandler>>;

const SEQUENCE_MS = 1_200;

/**
 * Layers of shortcuts; the one added last is asked first. Chords with `mod` also work inside inputs, single keys and
 * sequences ("g i") do not. Nothing fires while an input method is composing.
 */
export class ShortcutLayers {
  private layers: Shortcuts[] = [];
  private first: { key: string; at: number } | null = null;

  add(layer: Shortcuts): () => void {
    this.layers.push(layer);
    return () => {
      this.layers = this.layers.filter((known) => known !== layer);
    };
  }

  /** Runs what the key means here; true when something took it. */
  press(press: KeyPress, where: { inInput: boolean; at: number }): boolean {
    if (isComposing(press)) return false;
    const chord = chordOf(press);
    if (where.inInput && !/^(mod|alt)\+/.test(chord)) return false;
    const sequence =
      this.first && where.at - this.first.at < SEQUENCE_MS ? `${this.first.key} ${chord}` : null;
    this.first = null;
    if (sequence && this.run(sequence)) return true;
    if (this.run(chord)) return true;
    if (this.beginsSequence(chord)) this.first = { key: chord, at: where.at };
    return false;
  }

  private run(chord: string): boolean {
    for (const layer of [...this.layers].reverse()) {
      const handler = layer[chord];
      if (handler && handler() !== false) return true;
    }
    return false;
  }

  private beginsSequence(chord: string): boolean {
    return this.layers.some((layer) => Object.keys(layer).some((key) => key.startsWith(`${chord} `)));
  }
}
