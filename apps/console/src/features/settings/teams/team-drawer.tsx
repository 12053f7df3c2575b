import { useState } from 'react';
import { App, Input, InputNumber, Popconfirm, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { Avatar } from '../../../parts/avatar';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { Problem } from '../../../api/problem';
import { EditDrawer } from '../page/edit-drawer';
import { OnlineButton } from '../page/online-button';
import { useEdits } from '../page/use-edits';
import type { TeamRecord } from './use-teams';

interface TeamDrawerProps {
  /** Null: a new one. */
  team: TeamRecord | null;
  onChanged: (team: TeamRecord) => void;
  onClose: () => void;
}

const NEW = {
  name: '',
  agentIds: [] as string[],
  defaultCapacity: 8,
  automaticAccept: true,
  offerSeconds: 30,
};

function formOf(team: TeamRecord) {
  const { name, agentIds, defaultCapacity, automaticAccept, offerSeconds } = team;
  return { name, agentIds: [...agentIds].sort(), defaultCapacity, automaticAccept, offerSeconds };
}

/** A team's name, members and way of accepting; a team no inbox uses can be archived. */
export function TeamDrawer({ team, onChanged, onClose }: TeamDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { agents, inboxes } = useDirectory();
  const { draft, edit, changed } = useEdits(team ? formOf(team) : NEW);
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useAction();
  const using = inboxes.filter((inbox) => inbox.teamId === team?.id).map((inbox) => inbox.name);

  function save(): Promise<boolean> {
    setTried(true);
    if (!draft.name.trim()) return Promise.resolve(false);
    return run(async () => {
      const body = { ...draft, name: draft.name.trim() };
      onChanged(
        team
          ? await api.call('PATCH /api/teams/:id', { params: { id: team.id }, body })
          : await api.call('POST /api/teams', { body }),
      );
      void message.success(t('settings.teams.saved'));
      onClose();
    });
  }
  const archive = (known: TeamRecord) =>
    run(async () => {
      onChanged(await api.call('POST /api/teams/:id/archive', { params: { id: known.id } }));
      void message.success(t('settings.teams.archivedDone', { name: known.name }));
      onClose();
    });
  const taken = problem && Problem.of(problem).code === 'already-exists';

  return (
    <EditDrawer
      title={team ? t('settings.teams.editTitle', { name: team.name }) : t('settings.teams.addTitle')}
      changed={changed}
      busy={busy}
      problem={taken ? null : problem}
      readOnly={team?.archived ?? false}
      onSave={save}
      onClose={onClose}
      footer={
        team && !team.archived ? (
          <Popconfirm
            title={t('settings.teams.archiveAsk', { name: team.name })}
            okText={t('settings.teams.archive')}
            cancelText={t('common.cancel')}
            okButtonProps={{ danger: true }}
            disabled={using.length > 0}
            onConfirm={() => void archive(team)}
          >
            <OnlineButton
              danger
              why={
                using.length > 0
                  ? t('settings.teams.inUse', { list: using.join(t('settings.nameJoin')) })
                  : undefined
              }
            >
              {t('settings.teams.archive')}
            </OnlineButton>
          </Popconfirm>
        ) : null
      }
    >
      <Field
        label={t('settings.teams.name')}
        required
        wrong={
          taken
            ? t('settings.teams.nameTaken')
            : tried && !draft.name.trim()
              ? t('common.required', { field: t('settings.teams.name') })
              : null
        }
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            autoFocus={!team}
            maxLength={80}
            disabled={team?.archived ?? false}
            value={draft.name}
            onChange={(event) => edit({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('settings.teams.members')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            optionFilterProp="search"
            disabled={team?.archived ?? false}
            value={draft.agentIds}
            options={agents
              .filter((agent) => agent.active || draft.agentIds.includes(agent.id))
              .map((agent) => ({
                value: agent.id,
                search: agent.name,
                label: (
                  <span className="row g6">
                    <Avatar id={agent.id} name={agent.name} url={agent.avatarUrl} size={20} />
                    {agent.name}
                  </span>
                ),
              }))}
            onChange={(agentIds) => edit({ agentIds: [...agentIds].sort() })}
          />
        )}
      </Field>
      <Field label={t('settings.teams.defaultCapacity')} help={t('settings.teams.capacityHint')}>
        {({ id, describedBy }) => (
          <InputNumber
            id={id}
            aria-describedby={describedBy}
            min={1}
            max={100}
            precision={0}
            value={draft.defaultCapacity}
            onChange={(value) => edit({ defaultCapacity: value ?? 1 })}
          />
        )}
      </Field>
      <div className="field">
        <span className="label">{t('settings.teams.accept')}</span>
        <Radio.Group
          className="stacked"
          aria-label={t('settings.teams.accept')}
          value={draft.automaticAccept}
          options={[
            { value: true, label: t('settings.teams.acceptAutomatic') },
            { value: false, label: t('settings.teams.acceptOffer') },
          ]}
          onChange={(event) => edit({ automaticAccept: event.target.value as boolean })}
        />
      </div>
      {draft.automaticAccept ? null : (
        <Field label={t('settings.teams.offerSeconds')} help={t('settings.teams.offerHint')}>
          {({ id, describedBy }) => (
            <InputNumber
              id={id}
              aria-describedby={describedBy}
              min={5}
              max={600}
              precision={0}
              value={draft.offerSeconds}
              onChange={(value) => edit({ offerSeconds: value ?? 30 })}
            />
          )}
        </Field>
      )}
    </EditDrawer>
  );
}
