import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';

/** A direct link to what this agent may not see: says whom to ask. */
export function NoPermission({ object }: { object: string }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const administrators = agents.filter((agent) => agent.role === 'administrator' && agent.active);
  const names = administrators.slice(0, 3).map((agent) => agent.name);
  return (
    <StateBlock
      drawing="locked"
      title={t('settings.noPermission', { object })}
      hint={
        names.length > 0 ? t('settings.noPermissionAsk', { name: names.join(t('settings.nameJoin')) }) : null
      }
    />
  );
}
