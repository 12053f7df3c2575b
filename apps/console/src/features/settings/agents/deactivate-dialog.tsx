import { useMemo, useState } from 'react';
import { App, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useAgent, useDirectory } from '../../../live/use-live';
import { Avatar } from '../../../parts/avatar';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { successorsOf } from './agent-list';
import type { AgentRecord } from './use-agents';

interface DeactivateDialogProps {
  agent: AgentRecord;
  agents: readonly AgentRecord[];
  onDone: (agent: AgentRecord) => void;
  onClose: () => void;
}

/** Ends an account; with open conversations one says where these go. */
export function DeactivateDialog({ agent, agents, onDone, onClose }: DeactivateDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const open = useAgent(agent.id)?.load ?? agent.load;
  const [way, setWay] = useState<'queue' | 'person' | null>(open > 0 ? null : 'queue');
  const [successorId, setSuccessorId] = useState<string | null>(null);
  const { run, busy, problem } = useAction();
  const directory = useDirectory();
  const others = useMemo(
    () => successorsOf(agent.id, { agents, present: directory.agents }),
    [agent.id, agents, directory.agents],
  );
  const chosen = others.find(({ id }) => id === successorId);
  const ready = way === 'queue' || (way === 'person' && successorId !== null);

  async function submit() {
    const done = await run(async () => {
      const body = { successorId: way === 'person' ? successorId : null };
      onDone(await api.call('POST /api/agents/:id/deactivate', { params: { id: agent.id }, body }));
      void message.success(t('settings.agents.deactivated2', { name: agent.name }));
    });
    if (done) onClose();
  }

  return (
    <FormDialog
      title={t('settings.agents.deactivateTitle', { name: agent.name })}
      submit={t('settings.agents.deactivate')}
      danger
      busy={busy}
      problem={problem}
      why={ready ? undefined : t('settings.agents.successorFirst')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">
        {open > 0 ? t('settings.agents.deactivateBody', { c: open }) : t('settings.agents.deactivateNone')}
      </p>
      {open > 0 ? (
        <Radio.Group
          className="stacked"
          aria-label={t('settings.agents.successor')}
          value={way}
          onChange={(event) => setWay(event.target.value as 'queue' | 'person')}
          options={[
            { value: 'person', label: t('settings.agents.successorPerson') },
            { value: 'queue', label: t('settings.agents.successorQueue') },
          ]}
        />
      ) : null}
      {way === 'person' ? (
        <Select
          aria-label={t('settings.agents.successor')}
          placeholder={t('settings.agents.successor')}
          showSearch={{ optionFilterProp: 'search' }}
          value={successorId}
          options={others.map((other) => ({
            value: other.id,
            search: other.name,
            label: (
              <span className="row g8">
                <Avatar id={other.id} name={other.name} url={other.avatarUrl} size={20} />
                <span className="grow cut">{other.name}</span>
                <i className={`presence ${other.state}`} />
                <span className="i3">
                  {t(`state.${other.state}`)}
                  <i className="dot" />
                  {other.load}/{other.capacity}
                </span>
              </span>
            ),
          }))}
          onChange={setSuccessorId}
        />
      ) : null}
      {way === 'person' && chosen?.state === 'offline' ? (
        <p className="t12 c-soon" role="status">
          {t('settings.agents.successorOffline', { name: chosen.name })}
        </p>
      ) : null}
    </FormDialog>
  );
}
