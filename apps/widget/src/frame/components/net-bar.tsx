import { t } from '../i18n/texts';
import { Icon } from './icon';
import { useShown, useWidget } from './use-widget';

/** Says that the network is away, and when it is back. */
export function NetBar() {
  const widget = useWidget();
  const net = useShown((state) => state.net);
  const known = useShown((state) => state.settings !== null);
  return (
    <div role="status">
      {net === 'lost' && (
        <div class="bar soon">
          <Icon name="off" size={16} />
          <span class="grow">{known ? t('net.lost') : t('net.cannot')}</span>
          <button type="button" class="link" onClick={() => widget.retry()}>
            {t('retry')}
          </button>
        </div>
      )}
      {net === 'back' && <div class="bar ok">{t('net.back')}</div>}
    </div>
  );
}
