import type { Message } from '@yingda/contracts';
import { t } from '../i18n/texts';
import { actionsOf } from './bubble-actions';
import { Menu } from './menu';
import { useWidget } from './use-widget';

/** What can be done with a message at the moment its menu opens. */
export function MessageMenu(props: { message: Message; own: boolean; onClose: () => void }) {
  const widget = useWidget();
  return (
    <Menu
      label={t('conv.actions')}
      items={actionsOf(widget, props.message, Date.now())}
      onClose={props.onClose}
      class={props.own ? 'right' : ''}
    />
  );
}
