import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { queuedFile } from '../model/files';
import { IconButton } from './icon';
import { LazyMenu } from './lazy-menu';
import type { MenuItem } from './menu';
import { useWidget } from './use-widget';

/** The plus: pictures, files, a recording. */
export function AddMenu({ onVoice }: { onVoice: () => void }) {
  const widget = useWidget();
  const [open, setOpen] = useState(false);
  const pick = useRef<HTMLInputElement>(null);
  const choose = (accept: string) => {
    const input = pick.current;
    if (!input) return;
    input.accept = accept;
    input.click();
  };
  const items: MenuItem[] = [
    { icon: 'image', label: t('conv.add.picture'), run: () => choose('image/*') },
    { icon: 'file', label: t('conv.add.file'), run: () => choose('') },
  ];
  if (typeof MediaRecorder !== 'undefined' && navigator.mediaDevices) {
    items.push({ icon: 'mic', label: t('conv.add.voice'), run: onVoice });
  }
  return (
    <div class="anchor">
      <IconButton icon="plus" label={t('conv.add')} expanded={open} onClick={() => setOpen(!open)} />
      {open && <LazyMenu label={t('conv.add')} items={items} onClose={() => setOpen(false)} class="above" />}
      <input
        id="pick-file"
        ref={pick}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('conv.add')}
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) widget.chat.sendFile(queuedFile(file));
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
