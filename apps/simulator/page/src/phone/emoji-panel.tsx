import { loadEmoji } from '@yingda/design-system';
import { useEffect, useState } from 'react';

const SHOWN = 64;

/** The first faces of the shared list. */
export function EmojiPanel({ onPick }: { onPick(emoji: string): void }) {
  const [faces, setFaces] = useState<string[]>([]);
  useEffect(() => {
    void loadEmoji().then((groups) =>
      setFaces(groups.flatMap(({ emoji }) => emoji.map(({ char }) => char)).slice(0, SHOWN)),
    );
  }, []);
  return (
    <div className="panel emoji">
      {faces.map((face) => (
        <button key={face} type="button" onClick={() => onPick(face)}>
          {face}
        </button>
      ))}
    </div>
  );
}
