import { isHexColour, needsOutline, readableInk } from '@yingda/design-system';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/texts';
import { Chat } from './chat';
import { lazy } from './lazy';
import { Home } from './home';
import { useShown, useWidget } from './use-widget';

const PreChat = lazy(() => import('./pre-chat').then(({ PreChat: screen }) => screen));
const Leave = lazy(() => import('./leave').then(({ Leave: screen }) => screen));
const History = lazy(() => import('./history').then(({ History: screen }) => screen));
const Cases = lazy(() => import('./cases').then(({ Cases: screen }) => screen));
const Viewer = lazy(() => import('./viewer').then(({ Viewer: screen }) => screen));

/** The whole frame: colours of the shop, the screen, and what lies over it. */
export function App() {
  const widget = useWidget();
  const settings = useShown((state) => state.settings);
  const screen = useShown((state) => state.screen);
  const full = useShown((state) => state.full);
  const language = useShown((state) => state.language);
  const refused = useShown((state) => state.refused);
  const viewing = useShown((state) => state.viewing);
  const early = useShown((state) => state.color);
  const wanted = settings?.appearance.color ?? early;
  const colour = isHexColour(wanted) ? wanted : '#2556D4';
  const theme = settings?.appearance.theme ?? 'light';

  useEffect(() => {
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const paint = () => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches);
      root.dataset['theme'] = dark ? 'dark' : 'light';
      root.classList.toggle('outline', needsOutline(colour, dark ? '#16191F' : '#FFFFFF'));
    };
    root.lang = language;
    root.style.setProperty('--brand', colour);
    root.style.setProperty('--on-brand', readableInk(colour));
    paint();
    system.addEventListener('change', paint);
    return () => system.removeEventListener('change', paint);
  }, [colour, theme, language]);

  const shown = useShown((state) => state.shown);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that led here is gone with its screen; a composer takes the focus by itself where there is a keyboard.
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (shown && lost) box.current?.focus({ preventScroll: true });
  }, [screen, shown]);

  const label = t('dialog.label', { shop: settings?.shopName ?? '' });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) widget.close();
  };
  return (
    <div
      class={`app ${full ? 'full' : ''} ${viewing ? 'covered' : ''}`}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      ref={box}
      onKeyDown={onKeyDown}
    >
      {refused && !settings ? (
        <p class="refused">{t('refused.title')}</p>
      ) : screen === 'chat' ? (
        <Chat />
      ) : screen === 'prechat' ? (
        <PreChat />
      ) : screen === 'leave' ? (
        <Leave />
      ) : screen === 'history' ? (
        <History />
      ) : screen === 'cases' ? (
        <Cases />
      ) : (
        <Home />
      )}
      {viewing && <Viewer />}
    </div>
  );
}
