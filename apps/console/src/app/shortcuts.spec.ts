import { chordOf, ShortcutLayers, type KeyPress } from './shortcuts';

const key = (name: string, parts: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...parts,
});
const outside = { inInput: false, at: 0 };
const inside = { inInput: true, at: 0 };

describe('the name of a chord', () => {
  it.each<[KeyPress, string]>([
    [key('j'), 'j'],
    [key('J', { shiftKey: true }), 'shift+j'],
    [key('?', { shiftKey: true }), '?'],
    [key('k', { metaKey: true }), 'mod+k'],
    [key('k', { ctrlKey: true }), 'mod+k'],
    [key('Enter', { metaKey: true, shiftKey: true }), 'mod+shift+Enter'],
    [key('ArrowDown', { altKey: true }), 'alt+ArrowDown'],
    [key('∆', { altKey: true, code: 'KeyJ' }), 'alt+j'],
  ])('%j is %s', (press, name) => expect(chordOf(press)).toBe(name));
});

describe('layers of shortcuts', () => {
  it('ask the one added last first, and go on when it does not apply', () => {
    const layers = new ShortcutLayers();
    const ran: string[] = [];
    layers.add({ e: () => void ran.push('page') });
    const remove = layers.add({
      e: () => {
        ran.push('dialog');
        return false;
      },
    });
    layers.press(key('e'), outside);
    expect(ran).toEqual(['dialog', 'page']);
    remove();
    layers.press(key('e'), outside);
    expect(ran).toEqual(['dialog', 'page', 'page']);
  });
  it('leave single keys to inputs, but not those with a modifier', () => {
    const layers = new ShortcutLayers();
    const ran: string[] = [];
    layers.add({ e: () => void ran.push('e'), 'mod+k': () => void ran.push('k') });
    expect(layers.press(key('e'), inside)).toBe(false);
    expect(layers.press(key('k', { metaKey: true }), inside)).toBe(true);
    expect(ran).toEqual(['k']);
  });
  it('never fire while an input method is composing', () => {
    const layers = new ShortcutLayers();
    layers.add({ e: () => undefined });
    expect(layers.press(key('e', { isComposing: true }), outside)).toBe(false);
    expect(layers.press(key('e', { keyCode: 229 }), outside)).toBe(false);
  });
  it('know sequences, and forget the first key after a while', () => {
    const layers = new ShortcutLayers();
    const ran: string[] = [];
    layers.add({ 'g i': () => void ran.push('inbox'), i: () => void ran.push('i') });
    layers.press(key('g'), { inInput: false, at: 0 });
    layers.press(key('i'), { inInput: false, at: 500 });
    layers.press(key('g'), { inInput: false, at: 1_000 });
    layers.press(key('i'), { inInput: false, at: 5_000 });
    expect(ran).toEqual(['inbox', 'i']);
  });
});
