import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { dropPlace } from './reorder';

interface Dragged {
  from: number;
  /** Line before this place; the length of the list is its end. */
  line: number | null;
}

/** Reordering by dragging a row, and by ⌥↑ ⌥↓ from anything inside it; `move` gets the place a row has afterwards. */
export function useReorder(length: number, move: (from: number, to: number) => void, allowed = true) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const rowProps = (at: number) =>
    allowed
      ? {
          draggable: true,
          onDragStart: (event: DragEvent<HTMLElement>) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', String(at));
            setDragged({ from: at, line: null });
          },
          onDragOver: (event: DragEvent<HTMLElement>) => {
            if (!dragged) return;
            event.preventDefault();
            const line = isUpper(event) ? at : at + 1;
            if (line !== dragged.line) setDragged({ ...dragged, line });
          },
          onDrop: (event: DragEvent<HTMLElement>) => {
            event.preventDefault();
            if (!dragged) return;
            const to = dropPlace(dragged.from, at, isUpper(event));
            if (to !== dragged.from) move(dragged.from, to);
            setDragged(null);
          },
          onDragEnd: () => setDragged(null),
          onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
            const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
            if (!event.altKey || by === 0) return;
            event.preventDefault();
            event.stopPropagation();
            if (at + by >= 0 && at + by < length) move(at, at + by);
          },
        }
      : {};
  const rowClass = (at: number) =>
    [
      dragged?.from === at ? 'dragged' : '',
      dragged?.line === at ? 'drop-before' : '',
      dragged?.line === at + 1 ? 'drop-after' : '',
    ]
      .filter(Boolean)
      .join(' ');
  return { rowProps, rowClass };
}

function isUpper(event: DragEvent<HTMLElement>): boolean {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2;
}
