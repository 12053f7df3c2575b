import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import { useTexts } from '../texts';
import type { World } from '../use-world';

/** The account's own menu, as WeChat draws it; each tap on a button without others below is an event, not a message. */
export function MenuBar({ world, onClose }: { world: World; onClose(): void }) {
  const texts = useTexts();
  const [open, setOpen] = useState('');
  const press = (key: string, label: string) => {
    setOpen('');
    void world.act('click', { key, label });
  };
  return (
    <div className="input menu-bar">
      <button type="button" className="icon" aria-label={texts.say} onClick={onClose}>
        <Keyboard size={24} strokeWidth={1.75} />
      </button>
      {texts.menus.map(([key, label, below]) => (
        <div key={key} className="menu-place">
          {below && open === key && (
            <div
              className="menu-below"
              role="group"
              aria-label={label}
              onKeyDown={(event) => event.key === 'Escape' && setOpen('')}
            >
              {below.map(([sub, name]) => (
                <button key={sub} type="button" onClick={() => press(sub, name)}>
                  {name}
                </button>
              ))}
            </div>
          )}
          <button
            type="button"
            className="menu-item"
            {...(below ? { 'aria-expanded': open === key } : {})}
            onClick={() => (below ? setOpen(open === key ? '' : key) : press(key, label))}
          >
            {below ? `≡ ${label}` : label}
          </button>
        </div>
      ))}
    </div>
  );
}
