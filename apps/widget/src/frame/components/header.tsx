import type { ComponentChildren } from 'preact';
import { t } from '../i18n/texts';
import { IconButton } from './icon';
import { useShown, useWidget } from './use-widget';

/** The band in the shop's colour on top of every screen. */
export function Header(props: {
  title: string;
  line?: ComponentChildren;
  face?: ComponentChildren;
  menu?: ComponentChildren;
  onBack?: () => void;
}) {
  const widget = useWidget();
  const full = useShown((state) => state.full);
  return (
    <header class="head">
      {props.onBack && <IconButton icon="back" label={t('back')} onClick={props.onBack} class="back" />}
      {props.face}
      <div class="grow">
        <h1>{props.title}</h1>
        {props.line && <p>{props.line}</p>}
      </div>
      {props.menu}
      <IconButton icon={full ? 'close' : 'down'} label={t('close')} onClick={() => widget.close()} />
    </header>
  );
}
