import { Switch } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';

type Settings = Answer<'GET /api/assistant'>;
const KEY = ['assistant'];

/** Whether agents may ask the assistant; nothing to switch where none is installed. */
export function AssistantSection({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/assistant') });
  const { run, busy } = useAction({ toast: true });
  if (!data) return null;
  const store = (parts: Partial<Settings>) =>
    void run(async () => {
      const { active, masksOrders, version } = { ...data, ...parts };
      const body = { active, masksOrders, version };
      queryClient.setQueryData<Settings>(KEY, await api.call('PUT /api/assistant', { body }));
    });
  const why = data.available ? undefined : t('bot.assistant.unavailable');
  return (
    <Section title={t('bot.assistant.title')} hint={t('bot.assistant.hint')}>
      <SettingRow label={t('bot.assistant.active')} help={why}>
        <Switch
          size="small"
          aria-label={t('bot.assistant.active')}
          title={why}
          disabled={!mayEdit || !data.available || busy}
          checked={data.active && data.available}
          onChange={(active) => store({ active })}
        />
      </SettingRow>
      {data.available ? (
        <SettingRow label={t('bot.assistant.masksOrders')}>
          <Switch
            size="small"
            aria-label={t('bot.assistant.masksOrders')}
            disabled={!mayEdit || busy}
            checked={data.masksOrders}
            onChange={(masksOrders) => store({ masksOrders })}
          />
        </SettingRow>
      ) : null}
    </Section>
  );
}
