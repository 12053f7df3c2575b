import { avatarTone, formatClock, formatDay, initials, type Language } from '@yingda/design-system';
import { useEffect, useRef } from 'react';
import type { SeenMessage } from '../api';
import { fill, useTexts } from '../texts';
import type { World } from '../use-world';
import { Bubble } from './bubble';

/** A time is written again after so long a silence. */
const PAUSE_MS = 5 * 60_000;

/** All messages between this person and the account, the newest in sight. */
export function Chat({ world, language }: { world: World; language: Language }) {
  const texts = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const messages = world.shown?.messages ?? [];
  const last = messages.at(-1)?.id;
  useEffect(() => {
    const stay = () => list.current?.scrollTo({ top: list.current.scrollHeight });
    stay();
    // Pictures come later than the lines that hold them.
    const content = list.current?.firstElementChild;
    const watch = new ResizeObserver(stay);
    if (content) watch.observe(content);
    // A panel that opens below makes it smaller.
    if (list.current) watch.observe(list.current);
    return () => watch.disconnect();
  }, [last]);
  return (
    <div className="chat" ref={list} role="log" tabIndex={0} aria-label={world.shown?.account.name}>
      <div className="lines">
        {messages.length === 0 && <p className="line">{texts.empty}</p>}
        {messages.map((message, at) => (
          <Line
            key={message.id}
            message={message}
            before={messages[at - 1]}
            world={world}
            language={language}
          />
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  message: SeenMessage;
  before: SeenMessage | undefined;
  world: World;
  language: Language;
}

function Line({ message, before, world, language }: LineProps) {
  const texts = useTexts();
  const { shown, now } = world;
  if (!shown) return null;
  const paused = !before || message.at - before.at > PAUSE_MS;
  const time = paused && (
    <time className="line">
      {`${formatDay(message.at, now, { language })} ${formatClock(message.at, { language })}`}
    </time>
  );
  if (message.kind === 'line') {
    const code = String(message.body['code'] ?? '');
    const label = String(message.body['label'] ?? message.body['key'] ?? '');
    return (
      <>
        {time}
        <p className={code === 'service-error' ? 'line late' : 'line'}>
          {fill(texts.line[code] ?? code, { label })}
        </p>
      </>
    );
  }
  const mine = message.from === 'user';
  const name = mine ? shown.person.name : shown.account.name;
  return (
    <>
      {time}
      <div className={mine ? 'message mine' : 'message'}>
        <span className={`avatar square tone-${mine ? avatarTone(shown.person.id) : 2}`} aria-hidden="true">
          {initials(name)}
        </span>
        <Bubble message={message} world={world} />
      </div>
    </>
  );
}
