import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../../parts/use-action';
import { SettingRow } from '../../page/setting-row';
import { usePromotion } from './use-rules';

/** Everybody's capacity a fifth higher, with one switch. */
export function PromotionSwitch() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { query, set } = usePromotion();
  const { run, busy } = useAction({ toast: true });
  const change = (active: boolean) =>
    run(async () => {
      await set(active);
      void message.success(t(active ? 'routing.promotionOn' : 'routing.promotionOff'));
    });
  return (
    <div className="card settings-section">
      <SettingRow label={t('routing.promotionTitle')} help={t('routing.promotionHint')}>
        <Switch
          aria-label={t('routing.promotionTitle')}
          checked={query.data?.active ?? false}
          loading={busy || !query.data}
          onChange={(active) => void change(active)}
        />
      </SettingRow>
    </div>
  );
}
