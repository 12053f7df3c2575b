// The chat itself, in its own page so that the shop's scripts and styles cannot reach it.
import type { Language } from '@yingda/design-system';
import { render } from 'preact';
import type { Init, ToFrame } from '../bridge/protocol';
import { App } from './components/app';
import { WidgetContext } from './components/use-widget';
import { loadTexts } from './i18n/texts';
import { openBridge } from './model/bridge';
import { openCabinet } from './model/cabinet';
import { Widget } from './model/widget';
import './styles/frame.css';

const query = new URLSearchParams(location.search);
const languageOf = (page: string): Language => (/^zh/i.test(page) ? 'zh-CN' : 'en');

/** Opened in a tab of its own, without a shop around it. */
function alone(): Init {
  const inbox = query.get('inbox') ?? '';
  const kept = openCabinet(`yingda:${inbox}`).read<{ visitorToken: string | null }>('visitor');
  return {
    type: 'init',
    inbox,
    language: query.get('lang') ?? navigator.language,
    color: '#2556D4',
    visitorToken: kept?.visitorToken ?? null,
    identity: null,
    page: { url: location.href, title: document.title },
    product: null,
    left: null,
    shown: true,
    full: true,
  };
}

async function start() {
  const root = document.getElementById('chat') as HTMLElement;
  const held: { widget?: Widget } = {};
  const early: ToFrame[] = [];
  const draw = () => {
    const { widget } = held;
    if (!widget) return;
    const { language } = widget.store.state;
    render(
      <WidgetContext.Provider value={widget}>
        <App key={language} />
      </WidgetContext.Provider>,
      root,
    );
  };
  const heard = (message: ToFrame): void => {
    const { widget } = held;
    if (!widget) return void early.push(message);
    if (message.type === 'shown') widget.shown(message.shown);
    else if (message.type === 'full') widget.store.set({ full: message.full });
    else if (message.type === 'page') widget.visit(message.page);
    else if (message.type === 'product') widget.screens.product(message.product);
    else if (message.type === 'identify') widget.identify(message.token);
    else if (message.type === 'reset') widget.reset();
    else if (message.type === 'language') void speak(languageOf(message.language));
  };
  const speak = async (language: Language) => {
    await loadTexts(language);
    held.widget?.store.set({ language });
    draw();
  };
  const texts = loadTexts(languageOf(query.get('lang') ?? navigator.language));
  const [init, bridge] = await openBridge(heard, alone);
  const language = languageOf(init.language);
  await texts;
  await loadTexts(language);
  held.widget = await Widget.start(init, bridge, language);
  draw();
  for (const message of early) heard(message);
}

void start();
