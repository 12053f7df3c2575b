import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../../app/session';
import { useDirectory } from '../../../../live/use-live';
import { Column } from '../../page/column';
import { Loaded } from '../../page/loaded';
import { UnsavedBar } from '../../page/unsaved';
import { useEdits } from '../../page/use-edits';
import { useSaving } from '../../page/use-saving';
import { CapacitySection, PrioritySection, StrategySection } from './choosing-sections';
import { MemberSkills } from './member-skills';
import { NeedsSection } from './needs-section';
import { OverflowSection } from './overflow-section';
import { useRules, type RulesRecord } from './use-rules';
import './rules.css';

/** How a team's conversations find their agents. */
export function RoutingPage() {
  const { teamId = '' } = useParams();
  const { t } = useTranslation();
  const { query, put } = useRules(teamId);
  const back = { to: '/settings/teams', label: t('routing.back') };
  if (!query.data)
    return (
      <Column title={t('routing.rules')} back={back}>
        <Loaded query={query} rows={6}>
          {() => null}
        </Loaded>
      </Column>
    );
  return <Editor key={teamId} stored={query.data} onStored={put} onStale={() => query.refetch()} />;
}

interface EditorProps {
  stored: RulesRecord;
  onStored: (stored: RulesRecord) => void;
  onStale: () => Promise<unknown>;
}

function Editor({ stored, onStored, onStale }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { teams } = useDirectory();
  const { draft, edit, changed, reset } = useEdits(stored.rules);
  const { run, busy, problem, clear } = useSaving({
    onStale: async () => {
      await onStale();
      void message.warning(t('routing.stale'));
    },
    settles: true,
  });
  const { teamId } = stored;
  const name = teams.find((team) => team.id === teamId)?.name ?? '';
  const save = () =>
    run(async () => {
      const body = { rules: draft, version: stored.version };
      onStored(await api.call('PUT /api/teams/:id/routing', { params: { id: teamId }, body }));
      void message.success(t('routing.saved'));
    });
  const parts = { rules: draft, edit, teamId };
  return (
    <Column
      title={t('routing.rulesOf', { name })}
      back={{ to: '/settings/teams', label: t('routing.back') }}
      foot={
        <UnsavedBar
          changed={changed}
          busy={busy}
          problem={problem}
          why={undefined}
          onSave={save}
          onDiscard={() => {
            clear();
            reset();
          }}
        />
      }
    >
      <StrategySection {...parts} />
      <CapacitySection {...parts} />
      <PrioritySection {...parts} />
      <NeedsSection {...parts} />
      <MemberSkills teamId={teamId} />
      <OverflowSection {...parts} />
    </Column>
  );
}
