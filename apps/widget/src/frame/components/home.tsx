import { formatDay, type Language } from '@yingda/design-system';
import type { CustomerConversation, WidgetSettings } from '@yingda/contracts';
import { useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { translated } from '../model/excerpt';
import { dayAndTime, roughly } from '../model/moments';
import { Face } from './face';
import { Icon, IconButton } from './icon';
import { lazy } from './lazy';
import { NetBar } from './net-bar';
import { useShown, useWidget } from './use-widget';

const HelpSearch = lazy(() => import('./help-search').then(({ HelpSearch: field }) => field));

const SHOWN_CHATS = 3;
const SHOWN_TOPICS = 4;

/** First screen: start in one click, or go on. */
export function Home() {
  const widget = useWidget();
  const settings = useShown((state) => state.settings);
  const language = useShown((state) => state.language);
  const open = useShown((state) => state.open);
  const full = useShown((state) => state.full);
  const history = useShown((state) => state.history) ?? [];
  const away = settings !== null && !settings.open;
  const greeting = language === 'en' ? settings?.appearance.greetingEn : settings?.appearance.greetingZh;
  const action = open ? t('home.continue') : away ? t('home.leave') : t('home.start');
  return (
    <>
      <header class="hero">
        <div class="row">
          {settings?.appearance.logoUrl && <img class="logo" src={settings.appearance.logoUrl} alt="" />}
          <b class="grow">{settings?.shopName}</b>
          <IconButton icon={full ? 'close' : 'down'} label={t('close')} onClick={() => widget.close()} />
        </div>
        <h1>{greeting || t('home.greeting')}</h1>
        <p>{settings ? promise(settings, language) : <span class="skeleton light" />}</p>
      </header>
      <NetBar />
      <div class="scroll home">
        <section class="card lift">
          {settings && !away && <Faces settings={settings} />}
          <button type="button" class="primary" onClick={() => widget.screens.start()}>
            <Icon name="chat" size={18} />
            {action}
          </button>
          {settings?.open && !open && settings.agentsOnline === 0 && (
            <button type="button" class="link wide" onClick={() => widget.store.set({ screen: 'leave' })}>
              {t('home.leave')}
            </button>
          )}
        </section>
        {settings?.help && <Help />}
        <button type="button" class="earlier" onClick={() => widget.screens.showCases()}>
          <Icon name="edit" size={18} />
          {t('cases.title')}
        </button>
        {settings?.open && !open && history.length === 0 && <Topics settings={settings} />}
        {history.length > 0 && (
          <section aria-labelledby="chats">
            <h2 id="chats">{t('home.history')}</h2>
            <ul class="list">
              {history.slice(0, SHOWN_CHATS).map((conversation) => (
                <li key={conversation.id}>
                  <ChatLine conversation={conversation} />
                </li>
              ))}
            </ul>
            {history.length > SHOWN_CHATS && (
              <button type="button" class="link wide" onClick={() => widget.screens.showHistory()}>
                {t('home.all')}
                <Icon name="right" size={16} />
              </button>
            )}
          </section>
        )}
      </div>
      <footer class="powered">{t('home.powered')}</footer>
    </>
  );
}

/** Articles before anybody is asked; the field is fetched with the first tap. */
function Help() {
  const [open, setOpen] = useState(false);
  return open ? (
    <HelpSearch />
  ) : (
    <button type="button" class="earlier" onClick={() => setOpen(true)}>
      <Icon name="search" size={18} />
      {t('home.help')}
    </button>
  );
}

/** One earlier conversation: face, subject, last line, day, unread. */
export function ChatLine({ conversation }: { conversation: CustomerConversation }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const { agent, lastMessage, unread, id, openedAt } = conversation;
  const at = lastMessage?.at ?? openedAt;
  const first = conversation.subject ?? '';
  const last = lastMessage ? translated(lastMessage.excerpt) : '';
  return (
    <button type="button" class="line" onClick={() => widget.screens.openChat(conversation)}>
      <Face
        id={agent?.id ?? id}
        name={agent?.name ?? widget.store.state.settings?.shopName ?? ''}
        size={32}
        {...(agent?.avatarUrl && { url: agent.avatarUrl })}
      />
      <span class="grow">
        <b class="cut">{first || last || `#${conversation.number}`}</b>
        <span class="cut second">{first ? last : (agent?.name ?? `#${conversation.number}`)}</span>
      </span>
      <span class="side">
        <time dateTime={at}>{formatDay(at, Date.now(), { language })}</time>
        {unread > 0 && (
          <span class="count" role="img" aria-label={t('history.unread', { n: unread })}>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
    </button>
  );
}

/** What most people ask about: a tap begins there, and the agent knows the topic. */
function Topics({ settings }: { settings: WidgetSettings }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  if (settings.topics.length === 0) return null;
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">{t('home.suggested')}</h2>
      <ul class="list">
        {settings.topics.slice(0, SHOWN_TOPICS).map(({ id, labelZh, labelEn }) => (
          <li key={id}>
            <button type="button" class="line topic" onClick={() => widget.screens.startAbout(id)}>
              <span class="grow cut">{language === 'en' ? labelEn : labelZh}</span>
              <Icon name="right" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Faces({ settings }: { settings: WidgetSettings }) {
  const { agentNames, agentsOnline } = settings;
  if (agentsOnline === 0) return <p class="faces second">{t('home.nobody')}</p>;
  return (
    <p class="faces">
      {agentNames.slice(0, 3).map((name) => (
        <Face key={name} id={name} name={name} size={28} />
      ))}
      <span>{t('home.online', { n: agentsOnline })}</span>
    </p>
  );
}

/** Only what is true: when we are back, or how fast people were answered lately while somebody is there to answer. */
function promise(settings: WidgetSettings, language: Language): string {
  const { open, nextOpening, typicalResponseSeconds, agentsOnline } = settings;
  if (!open) {
    return nextOpening
      ? `${t('offline.title')} · ${t('offline.back', dayAndTime(nextOpening, Date.now(), language))}`
      : t('offline.title');
  }
  return typeof typicalResponseSeconds === 'number' && agentsOnline > 0
    ? t('home.reply-time', { time: roughly(typicalResponseSeconds) })
    : '';
}
