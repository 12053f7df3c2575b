import { useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { isOpenStatus } from '../model/chat';
import { IconButton } from './icon';
import { LazyMenu } from './lazy-menu';
import type { MenuItem } from './menu';
import { useShown, useWidget } from './use-widget';

/** The three dots: end, sound, earlier conversations. */
export function ChatMenu() {
  const widget = useWidget();
  const sound = useShown((state) => state.sound);
  const conversation = useShown((state) => state.conversation);
  const online = useShown((state) => state.net !== 'lost');
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const items: MenuItem[] = [
    { icon: 'list', label: t('home.history'), run: () => widget.screens.showHistory() },
    { icon: 'edit', label: t('cases.title'), run: () => widget.screens.showCases() },
    {
      icon: sound ? 'bellOff' : 'bell',
      label: sound ? t('menu.sound.off') : t('menu.sound.on'),
      run: () => widget.prefer('sound', !sound),
    },
  ];
  if (conversation && isOpenStatus(conversation) && online) {
    items.push({ icon: 'end', label: t('conv.end'), run: () => setAsking(true) });
  }
  return (
    <div class="anchor">
      <IconButton icon="dots" label={t('more')} expanded={open} onClick={() => setOpen(!open)} />
      {open && <LazyMenu label={t('more')} items={items} onClose={() => setOpen(false)} class="below" />}
      {asking && (
        <LazyMenu
          label={t('conv.end.ask')}
          items={[
            { icon: 'end', label: t('conv.end'), run: () => void widget.chat.end().catch(() => undefined) },
            { icon: 'close', label: t('cancel'), run: () => undefined },
          ]}
          onClose={() => setAsking(false)}
          class="below"
        />
      )}
    </div>
  );
}
