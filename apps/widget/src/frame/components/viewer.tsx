import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { IconButton } from './icon';
import { useShown, useWidget } from './use-widget';

/** A picture over the whole page; a tap switches between fitting and true size. */
export function Viewer() {
  const widget = useWidget();
  const viewing = useShown((state) => state.viewing);
  const [url, setUrl] = useState<string | null>(viewing?.local ? viewing.source : null);
  const [large, setLarge] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = () => widget.store.set({ viewing: null });
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    widget.expand(true);
    box.current?.querySelector('button')?.focus();
    if (viewing && !viewing.local) widget.files.links.get(viewing.source).then(setUrl, close);
    return () => {
      widget.expand(false);
      before?.focus();
    };
  }, []);
  return (
    <div
      class={`viewer ${large ? 'large' : ''}`}
      role="dialog"
      aria-modal="true"
      aria-label={viewing?.name || t('conv.image')}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <IconButton icon="close" label={t('viewer.close')} onClick={close} />
      {url && <img src={url} alt={viewing?.name ?? ''} onClick={() => setLarge(!large)} />}
    </div>
  );
}
