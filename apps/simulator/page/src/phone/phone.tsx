import { formatClock, type Language } from '@yingda/design-system';
import { BatteryMedium, ChevronLeft, Ellipsis, Signal } from 'lucide-react';
import { featuresOf } from '../channels';
import { useTexts } from '../texts';
import type { World } from '../use-world';
import { Chat } from './chat';
import { InputBar } from './input-bar';
import { MenuBar } from './menu-bar';

interface Props {
  world: World;
  language: Language;
  menuOpen: boolean;
  onMenuOpen(open: boolean): void;
}

/** The follower's phone: a drawing of ours, no provider's. */
export function Phone({ world, language, menuOpen, onMenuOpen }: Props) {
  const texts = useTexts();
  const { shown, now } = world;
  const person = shown?.person;
  const features = featuresOf(shown?.provider ?? '');
  const typing = person?.typingUntil != null && person.typingUntil > now;
  return (
    <section className="phone" aria-label={shown?.account.name ?? texts.title}>
      <div className="screen">
        <div className="status" aria-hidden="true">
          <span>{formatClock(now, { language })}</span>
          <span className="grow" />
          <Signal size={15} />
          <BatteryMedium size={20} />
        </div>
        <header className="bar">
          <ChevronLeft size={22} aria-hidden="true" />
          <strong aria-live="polite">{typing ? texts.typing : (shown?.account.name ?? '')}</strong>
          <Ellipsis size={22} aria-hidden="true" />
        </header>
        <Chat world={world} language={language} />
        {person && features.follow && !person.following ? (
          <div className="unfollowed">
            <p>{texts.notFollowing}</p>
            <button type="button" className="button primary" onClick={() => void world.act('subscribe')}>
              {texts.follow}
            </button>
          </div>
        ) : menuOpen && features.menu ? (
          <MenuBar world={world} onClose={() => onMenuOpen(false)} />
        ) : (
          <InputBar
            key={`${shown?.provider}-${person?.id}`}
            world={world}
            {...(features.menu ? { onMenu: () => onMenuOpen(true) } : {})}
          />
        )}
        <div className="home" aria-hidden="true">
          <i />
        </div>
      </div>
    </section>
  );
}
