import { InputNumber, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InboxSending } from '@yingda/contracts';
import { Section } from '../../page/column';
import { SettingRow } from '../../page/setting-row';

interface SendingSectionProps {
  sending: InboxSending;
  onChange: (sending: InboxSending) => void;
}

type Join = 'usual' | 'on' | 'off';

/** When staff are warned of a window's end, and whether short lines go as one message. */
export function SendingSection({ sending, onChange }: SendingSectionProps) {
  const { t } = useTranslation();
  const { joinLines, warnMinutes } = sending;
  const join: Join = joinLines === null ? 'usual' : joinLines ? 'on' : 'off';
  return (
    <Section id="account-sending" title={t('accounts.section.sending')}>
      <SettingRow label={t('accounts.sending.warn')} help={t('accounts.sending.warnHint')}>
        <InputNumber
          aria-label={t('accounts.sending.warn')}
          min={0}
          max={1_440}
          precision={0}
          value={warnMinutes}
          onChange={(minutes) => minutes !== null && onChange({ ...sending, warnMinutes: minutes })}
        />
      </SettingRow>
      <SettingRow label={t('accounts.sending.join')} help={t('accounts.sending.joinHint')}>
        <Segmented<Join>
          aria-label={t('accounts.sending.join')}
          value={join}
          options={(['usual', 'on', 'off'] as const).map((value) => ({
            value,
            label: t(`accounts.sending.joins.${value}`),
          }))}
          onChange={(value) => onChange({ ...sending, joinLines: value === 'usual' ? null : value === 'on' })}
        />
      </SettingRow>
    </Section>
  );
}
