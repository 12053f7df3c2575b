import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/texts';

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
      load().then(
        (component) => {
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
