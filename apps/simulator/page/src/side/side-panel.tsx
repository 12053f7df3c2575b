import { avatarTone, initials } from '@yingda/design-system';
import { Languages, Moon, RotateCcw, Sun } from 'lucide-react';
import { useState } from 'react';
import { post } from '../api';
import { featuresOf } from '../channels';
import type { usePreferences } from '../preferences';
import { fill, useTexts } from '../texts';
import type { World } from '../use-world';
import { ChannelList } from './channel-list';
import { FaultSwitches } from './fault-switches';
import { Quota } from './quota';

interface Props {
  world: World;
  preferences: ReturnType<typeof usePreferences>;
  onMenu(): void;
}

/** Channel, follower, quota and time, faults. */
export function SidePanel({ world, preferences, onMenu }: Props) {
  const texts = useTexts();
  const { language, setLanguage, theme, setTheme } = preferences;
  const faults = world.shown?.world.faults.filter((rule) => rule.tag) ?? [];
  const on = new Set(faults.map((rule) => rule.tag)).size;
  return (
    <aside className="side">
      <h1>
        <Mark />
        {texts.title}
      </h1>
      <h2>{texts.channels}</h2>
      <ChannelList world={world} />
      {world.shown && <Follower world={world} onMenu={onMenu} />}
      {world.shown && <Quota world={world} />}
      <h2>
        {texts.faults}
        {on > 0 && <span className="chip soon">{fill(texts.faultsOn, { n: on })}</span>}
      </h2>
      <FaultSwitches world={world} />
      <div className="foot">
        <button
          type="button"
          className="quiet"
          onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        >
          <Languages size={14} /> {texts.language}
        </button>
        <button type="button" className="quiet" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
          {theme === 'dark' ? <Sun size={14} /> : <Moon size={14} />}
          {theme === 'dark' ? texts.light : texts.dark}
        </button>
        <Reset world={world} />
      </div>
    </aside>
  );
}

function Reset({ world }: { world: World }) {
  const texts = useTexts();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" className="quiet" onClick={() => setSure(true)}>
        <RotateCcw size={14} /> {texts.reset}
      </button>
    );
  const clear = () => {
    setSure(false);
    void world.run(() => post('reset', {}));
  };
  return (
    <button type="button" className="quiet late" onClick={clear} onBlur={() => setSure(false)}>
      {texts.resetSure}
    </button>
  );
}

function Follower({ world, onMenu }: { world: World; onMenu(): void }) {
  const texts = useTexts();
  const { shown } = world;
  if (!shown) return null;
  const { person, account, provider } = shown;
  const features = featuresOf(provider);
  const acts = [
    features.follow && (person.following ? ['unsubscribe', texts.unfollow] : ['subscribe', texts.follow]),
    features.follow && ['scan', texts.scan],
    features.enter && ['enter', texts.enter],
    features.servicer && ['servicer_say', texts.servicerSays],
    features.servicer && ['servicer_end', texts.servicerEnds],
    features.servicer && ['recall', texts.recall],
  ].filter((one): one is [string, string] => Array.isArray(one));
  const details: Record<string, object> = {
    scan: { scene: 'poster-3' },
    servicer_say: { text: texts.servicerText },
  };
  const next = () => {
    const at = account.people.findIndex(({ id }) => id === person.id);
    world.become(account.people[(at + 1) % account.people.length]?.id ?? person.id);
  };
  return (
    <>
      <h2>{features.follow ? texts.follower : texts.customer}</h2>
      <div className="person">
        <span className={`avatar tone-${avatarTone(person.id)}`}>{initials(person.name)}</span>
        <span className="who">
          <b>{person.name}</b>
          <small title={person.id}>{shortId(person.id)}</small>
        </span>
        <button type="button" className="button" onClick={next}>
          {texts.switch}
        </button>
      </div>
      {(acts.length > 0 || features.menu) && (
        <div className="row acts">
          {acts.map(([act, label]) => (
            <button
              key={act}
              type="button"
              className="button grow"
              onClick={() => void world.act(act, details[act] ?? {})}
            >
              {label}
            </button>
          ))}
          {features.menu && person.following && (
            <button type="button" className="button grow" onClick={onMenu}>
              {texts.menu}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent-fill)" />
      <path
        d="M8 9.5h16v11h-8.5l-4.5 4v-4H8z"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M12.5 15l2.5 2.5 4.5-5"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
