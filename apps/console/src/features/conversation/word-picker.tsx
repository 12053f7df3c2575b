import type { ReactNode } from 'react';

interface WordPickerProps<T> {
  id: string;
  label: string;
  head: ReactNode;
  choices: readonly T[];
  current: number;
  keyOf: (choice: T) => string;
  draw: (choice: T) => ReactNode;
  onHover: (index: number) => void;
  onChoose: (choice: T) => void;
  empty: ReactNode;
}

/** A list above the composer. The text area keeps the focus; arrows move in the list. */
export function WordPicker<T>(props: WordPickerProps<T>) {
  const { id, label, head, choices, current, keyOf, draw, onHover, onChoose, empty } = props;
  return (
    <div className="word-picker">
      <div className="word-picker-head">{head}</div>
      {choices.length === 0 ? (
        <div className="word-picker-empty">{empty}</div>
      ) : (
        <ul role="listbox" id={id} aria-label={label}>
          {choices.map((choice, index) => (
            <li
              key={keyOf(choice)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              onMouseMove={() => onHover(index)}
              // Before the text area loses the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                onChoose(choice);
              }}
            >
              {draw(choice)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
