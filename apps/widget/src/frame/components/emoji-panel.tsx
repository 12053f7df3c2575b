import { loadEmoji, type EmojiGroup } from '@yingda/design-system';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { useShown } from './use-widget';

const COLUMNS = 8;

/** The emoji, by group; arrows move, Escape closes. */
export function EmojiPanel({ onPick, onClose }: { onPick: (char: string) => void; onClose: () => void }) {
  const language = useShown((state) => state.language);
  const [groups, setGroups] = useState<EmojiGroup[]>([]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void loadEmoji().then(setGroups);
  }, []);
  useEffect(() => {
    if (groups.length > 0) box.current?.querySelector('button')?.focus();
  }, [groups]);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
    const step = steps[event.key as keyof typeof steps];
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      document.getElementById('compose')?.focus();
    } else if (step) {
      event.preventDefault();
      const all = [...(box.current?.querySelectorAll('button') ?? [])];
      all[all.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
    }
  };
  return (
    <div class="emoji" role="group" aria-label={t('emoji.title')} ref={box} onKeyDown={onKeyDown}>
      {groups.map(({ id, name, emoji }, group) => (
        <section key={id} aria-label={name[language]}>
          <h2>{name[language]}</h2>
          {emoji.map(({ char, name: word }, at) => (
            <button
              key={char}
              type="button"
              tabIndex={group === 0 && at === 0 ? 0 : -1}
              aria-label={word[language]}
              title={word[language]}
              onClick={() => onPick(char)}
            >
              {char}
            </button>
          ))}
        </section>
      ))}
    </div>
  );
}
