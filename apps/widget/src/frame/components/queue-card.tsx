import type { CustomerConversation } from '@yingda/contracts';
import { useState } from 'preact/hooks';
import { ta } from '../i18n/asked';
import { tw } from '../i18n/waiting';
import { CallForm } from './call-form';
import { Icon } from './icon';
import { CallCard } from './call-card';
import { useShown, useWidget } from './use-widget';

/** Honest waiting: the place, the estimate if there is one, and other ways. */
export function QueueCard({ conversation }: { conversation: CustomerConversation }) {
  const [asking, setAsking] = useState(false);
  const { aside, leftMessage } = conversation;
  if (asking) return <CallForm conversation={conversation} onDone={() => setAsking(false)} />;
  const ask = () => setAsking(true);
  if (conversation.status === 'bot') return <BotCard />;
  if (leftMessage) return aside ? <CallCard conversation={conversation} aside={aside} onAsk={ask} /> : null;
  return <Waiting conversation={conversation} onAsk={ask} />;
}

/** A machine answers; the way to a person is always in sight. The words are what a shopper would write for that. */
function BotCard() {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const text = ta(language, 'bot.person');
  return (
    <section class="queue bot">
      <Icon name="smile" size={18} />
      <span class="grow second">{ta(language, 'bot.here')}</span>
      <button type="button" class="chip" onClick={() => widget.chat.send({ kind: 'text', text })}>
        {text}
      </button>
    </section>
  );
}

function Waiting({ conversation, onAsk }: { conversation: CustomerConversation; onAsk: () => void }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const note = useShown((state) => state.queueNote);
  const { queue } = conversation;
  const there = queue?.someoneThere ?? true;
  const offers = queue?.offers ?? ['message'];
  const seconds = queue?.estimatedSeconds;
  const waited = Math.max(0, (Date.now() - Date.parse(conversation.openedAt)) / 1000);
  const share = typeof seconds === 'number' ? Math.min(0.97, waited / Math.max(1, waited + seconds)) : null;
  return (
    <section class="queue" role="status">
      {queue?.notices?.map(({ id, zh, en }) => (
        <p class="banner" key={id}>
          <Icon name="bell" size={18} />
          <span class="grow">{(language === 'en' ? en || zh : zh || en).trim()}</span>
        </p>
      ))}
      {queue && there && (
        <>
          <div class="row">
            <b class="place grow">
              {queue.position === 1
                ? tw(language, 'queue.next')
                : tw(language, 'queue.position', { n: queue.position })}
            </b>
            {typeof seconds === 'number' && (
              <span class="second">
                {tw(language, queue.atLeast ? 'queue.long' : 'queue.estimate', {
                  m: Math.max(1, Math.ceil(seconds / 60)),
                })}
              </span>
            )}
          </div>
          {share !== null && (
            <div class="track" aria-hidden="true">
              <i style={{ width: `${Math.round(share * 100)}%` }} />
            </div>
          )}
        </>
      )}
      <p class="second">
        {note === 'kept' && `${tw(language, 'queue.kept')} · `}
        {note === 'longer' && `${tw(language, 'queue.longer')} · `}
        {tw(language, there ? 'queue.hint' : 'queue.nobody')}
      </p>
      <div class="row chips">
        {offers.includes('message') && (
          <button type="button" class="chip" onClick={() => widget.store.set({ screen: 'leave' })}>
            {tw(language, 'queue.leave-message')}
          </button>
        )}
        {offers.includes('callback') && (
          <button type="button" class="chip" onClick={onAsk}>
            {tw(language, 'queue.callback')}
          </button>
        )}
        <button type="button" class="chip" onClick={() => void widget.chat.end().catch(() => undefined)}>
          {tw(language, 'queue.cancel')}
        </button>
      </div>
    </section>
  );
}
