import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/use-session';
import { useFormats, useLanguage } from '../../../i18n/use-texts';
import { serverNow } from '../../../live/ticker';
import { writeValue } from '../../reports/figure-text';
import { useReport } from '../../reports/use-report';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';

const DAYS_30 = 30 * 86_400_000;
const AN_HOUR = 3_600_000;

/** How much the bot of an inbox has solved without people; its definition and its conversations are in the reports. */
export function ContainmentSection({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const language = useLanguage();
  const enabled = useMay('figures.read');
  // From full hour to full hour, so that the answer is the same one while somebody sets the bot up.
  const [to] = useState(() => Math.ceil(serverNow() / AN_HOUR) * AN_HOUR);
  const period = { from: new Date(to - DAYS_30).toISOString(), to: new Date(to).toISOString() };
  const query = { figures: ['bot-containment'], filters: { inboxes: [inboxId] }, compare: false };
  const today = new Date(to + AN_HOUR).toISOString();
  const overall = useReport({ ...period, ...query }, { today, enabled }).data?.figures[0]?.overall;
  if (!overall?.denominator) return null;
  const { numerator, denominator } = overall;
  return (
    <Section title={t('bot.containment.title')} hint={t('bot.containment.returned')}>
      <SettingRow label={t('bot.containment.began')}>{number(denominator)}</SettingRow>
      <SettingRow label={t('bot.containment.contained')}>{number(numerator ?? 0)}</SettingRow>
      <SettingRow label={t('bot.containment.rate')}>
        <b>{writeValue((numerator ?? 0) / denominator, 'share', language)}</b>
      </SettingRow>
    </Section>
  );
}
