import { Keyboard } from 'lucide-react';
import { useTexts } from '../texts';
import type { World } from '../use-world';

/** The account's own menu; each tap is an event, not a message. */
export function MenuBar({ world, onClose }: { world: World; onClose(): void }) {
  const texts = useTexts();
  return (
    <div className="input menu-bar">
      <button type="button" className="icon" aria-label={texts.say} onClick={onClose}>
        <Keyboard size={24} strokeWidth={1.75} />
      </button>
      {texts.menus.map(([key, label]) => (
        <button
          key={key}
          type="button"
          className="menu-item"
          onClick={() => void world.act('click', { key, label })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
