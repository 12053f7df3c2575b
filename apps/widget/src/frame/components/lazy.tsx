import { persistently } from '@yingda/realtime-client';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadLaterTexts, t } from '../i18n/texts';
import laterStyle from '../styles/later.css?url';

let styled: Promise<unknown> | undefined;

/** The style sheet that all lazy parts share, fetched once. */
function style(): Promise<unknown> {
  styled ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = laterStyle;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      styled = undefined;
      reject(new Error(laterStyle));
    };
    document.head.append(link);
  });
  return styled;
}

/** A component whose code is fetched when it is first drawn; `standIn` holds its place until then, else a quiet line. */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
  standIn?: (props: P) => ComponentChildren,
): ComponentType<P> {
  let ready: ComponentType<P> | undefined;
  let failed = false;
  let loading: Promise<void> | undefined;
  const shown = new Set<() => void>();
  const draw = () => shown.forEach((again) => again());
  const begin = async () => {
    const [component] = await persistently(
      () => Promise.all([load(), style(), loadLaterTexts()]),
      () => {
        failed = true;
        draw();
      },
    );
    ready = component;
    draw();
  };
  return function Lazy(props: P) {
    const [, set] = useState(0);
    useEffect(() => {
      if (ready) return;
      const again = () => set((times) => times + 1);
      shown.add(again);
      loading ??= begin();
      return () => void shown.delete(again);
    }, []);
    const Ready = ready;
    if (Ready) return <Ready {...props} />;
    if (standIn && !failed) return <>{standIn(props)}</>;
    return (
      <p class="quiet" role="status">
        {failed ? t('net.cannot') : t('loading')}
      </p>
    );
  };
}
