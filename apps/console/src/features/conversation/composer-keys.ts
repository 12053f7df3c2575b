import type { KeyboardEvent } from 'react';
import { isComposing } from '../../app/shortcuts';
import type { usePicker } from './use-picker';
import { nextBlank } from './variables';

interface KeyPlace {
  text: string;
  sendKey: 'enter' | 'mod-enter';
  picker: Pick<
    ReturnType<typeof usePicker>,
    'kind' | 'move' | 'choose' | 'togglePreview' | 'close' | 'count'
  >;
  send: () => void;
  sendAndClose: () => void;
  editLast: () => void;
  selectBlank: (start: number, end: number) => void;
  escape: () => void;
}

/** What a key means in the composer. While an input method is composing it means nothing here. */
export function composerKey(event: KeyboardEvent<HTMLTextAreaElement>, at: KeyPlace): void {
  if (isComposing(event.nativeEvent)) return;
  const mod = event.metaKey || event.ctrlKey;
  if (at.picker.kind && pickerKey(event, at)) return take(event);
  if (event.key === 'Enter') {
    if (mod && event.shiftKey) at.sendAndClose();
    else if (mod || (at.sendKey === 'enter' && !event.shiftKey)) at.send();
    else return;
    return take(event);
  }
  if (event.key === 'Tab' && !event.shiftKey) {
    const blank = nextBlank(at.text, event.currentTarget.selectionEnd);
    if (!blank) return;
    at.selectBlank(blank.start, blank.end);
    return take(event);
  }
  if (event.key === 'ArrowUp' && at.text === '') {
    at.editLast();
    return take(event);
  }
  if (event.key === 'Escape') {
    at.escape();
    take(event);
  }
}

function pickerKey(event: KeyboardEvent, at: KeyPlace): boolean {
  const mod = event.metaKey || event.ctrlKey;
  switch (event.key) {
    case 'ArrowDown':
      at.picker.move(1);
      return true;
    case 'ArrowUp':
      at.picker.move(-1);
      return true;
    case 'Tab':
      at.picker.togglePreview();
      return true;
    case 'Escape':
      at.picker.close();
      return true;
    case 'Enter':
      if (at.picker.count === 0) {
        at.picker.close();
        return false;
      }
      at.picker.choose();
      // The inserted text is in place with the next drawing.
      if (mod) setTimeout(at.send, 60);
      return true;
    default:
      return false;
  }
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
