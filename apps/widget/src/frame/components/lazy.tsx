import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import laterStyle from '../styles/later.css?url';

let styled: Promise<unknown> | undefined;

/** The style sheet that all lazy parts share, fetched once. Without it they are still usable. */
function style(): Promise<unknown> {
  styled ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = laterStyle;
    link.onload = link.onerror = resolve;
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
  return function Lazy(props: P) {
    const [, again] = useState(0);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (ready) return;
      Promise.all([load(), style()]).then(
        ([component]) => {
          ready = component;
          again(1);
        },
        () => setFailed(true),
      );
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
