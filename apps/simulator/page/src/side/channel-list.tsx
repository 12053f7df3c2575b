import {
  AppWindow,
  ChevronDown,
  ChevronUp,
  Headset,
  Mail,
  MessageCircle,
  MessagesSquare,
  Phone,
  Send,
} from 'lucide-react';
import { useState } from 'react';
import { post } from '../api';
import { fill, useTexts } from '../texts';
import type { World } from '../use-world';

const ICONS: Record<string, typeof Mail> = {
  wechat: MessagesSquare,
  'wechat-mini-program': AppWindow,
  wecom: Headset,
  email: Mail,
  mail: Mail,
  sms: Phone,
  twilio: Phone,
  telegram: Send,
};

/** The fake providers; the chosen one with its connection. */
export function ChannelList({ world }: { world: World }) {
  const texts = useTexts();
  const { shown } = world;
  const [all, setAll] = useState(false);
  if (!shown) return null;
  const providers = shown.world.providers.filter(({ accounts }) => accounts.length > 0);
  // What nobody has connected would only stand in the way.
  const used = providers.filter(
    ({ name, accounts }) =>
      name === shown.provider || name === 'wechat' || accounts.some(({ connected }) => connected),
  );
  const others = providers.length - used.length;
  return (
    <ul className="channels">
      {(all ? providers : used).map(({ name, accounts }) => {
        const Icon = ICONS[name] ?? MessageCircle;
        const chosen = name === shown.provider;
        const connected = accounts[0]?.connected ?? false;
        return (
          <li key={name}>
            <button
              type="button"
              className={chosen ? 'channel on' : 'channel'}
              aria-pressed={chosen}
              onClick={() => world.choose(name)}
            >
              <Icon size={16} strokeWidth={1.75} />
              <span className="grow">{texts.names[name] ?? name}</span>
              {connected && <span className="chip ok">{texts.connected}</span>}
            </button>
            {chosen && !connected && <Connect world={world} />}
          </li>
        );
      })}
      {others > 0 && (
        <li>
          <button type="button" className="channel more" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? <ChevronUp size={16} /> : <ChevronDown size={16} />}
            {all ? texts.fewerChannels : fill(texts.moreChannels, { n: others })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Asks the product's address again, as the provider does when its settings are saved. */
function Connect({ world }: { world: World }) {
  const texts = useTexts();
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const account = world.shown?.account;
  const connect = async () => {
    setState('asking');
    let connected = false;
    await world.run(async () => {
      const answer = await post<{ connected: boolean }>('inbound', {
        provider: world.shown?.provider,
        account: account?.id,
        act: 'verify',
      });
      connected = answer.connected;
    });
    setState(connected ? 'idle' : 'failed');
  };
  return (
    <div className="connect">
      <p>
        {state === 'failed' ? texts.connectFailed : account?.hookUrl ? texts.notConnected : texts.noAddress}
      </p>
      {account?.hookUrl && (
        <button
          type="button"
          className="button primary"
          disabled={state === 'asking'}
          onClick={() => void connect()}
        >
          {state === 'asking' ? texts.connecting : texts.connect}
        </button>
      )}
    </div>
  );
}
