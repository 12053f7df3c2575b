import { useState } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { Avatar } from '../../../parts/avatar';
import { useAction } from '../../../parts/use-action';
import { EditDrawer } from '../page/edit-drawer';
import { OnlineButton } from '../page/online-button';
import { useEdits } from '../page/use-edits';
import { AgentFields, type AgentForm } from './agent-fields';
import { LinkBox } from './link-box';
import type { AgentRecord } from './use-agents';

interface AgentDrawerProps {
  agent: AgentRecord;
  onChanged: (agent: AgentRecord) => void;
  onDeactivate: () => void;
  onClose: () => void;
}

function formOf(agent: AgentRecord): AgentForm {
  const { email, name, publicName, role, teamIds, capacity, expiresAt } = agent;
  return { email, name, publicName, role, teamIds: [...teamIds].sort(), capacity, expiresAt };
}

/** Edits one account; link, deactivation and return are here too. */
export function AgentDrawer({ agent, onChanged, onDeactivate, onClose }: AgentDrawerProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const { draft, edit, changed } = useEdits(formOf(agent));
  const { run, busy, problem } = useAction();
  const [link, setLink] = useState<Answer<'POST /api/agents/:id/link'> | null>(null);
  const [tried, setTried] = useState(false);
  const gone = agent.accountState === 'deactivated';
  const params = { id: agent.id };

  function save(): Promise<boolean> {
    setTried(true);
    if (!draft.name.trim()) return Promise.resolve(false);
    return run(async () => {
      const { email: _, ...settings } = draft;
      const body = {
        ...settings,
        capacity: draft.capacity ?? agent.capacity,
        name: draft.name.trim(),
        publicName: draft.publicName.trim() || draft.name.trim(),
      };
      onChanged(await api.call('PATCH /api/agents/:id', { params, body }));
      void message.success(t('common.saved'));
      onClose();
    });
  }
  const makeLink = () => run(async () => setLink(await api.call('POST /api/agents/:id/link', { params })));
  const bringBack = () =>
    run(async () => {
      onChanged(await api.call('POST /api/agents/:id/reactivate', { params }));
      void message.success(t('settings.agents.reactivated', { name: agent.name }));
    });

  return (
    <EditDrawer
      title={t('settings.agents.editTitle', { name: agent.name })}
      changed={changed}
      busy={busy}
      problem={problem}
      readOnly={gone}
      onSave={save}
      onClose={onClose}
      footer={
        gone ? (
          <OnlineButton type="primary" loading={busy} onClick={() => void bringBack()}>
            {t('settings.agents.reactivate')}
          </OnlineButton>
        ) : (
          <OnlineButton
            danger
            why={agent.id === me.id ? t('settings.agents.self') : undefined}
            onClick={onDeactivate}
          >
            {t('settings.agents.deactivate')}
          </OnlineButton>
        )
      }
    >
      <div className="drawer-person">
        <Avatar id={agent.id} name={agent.name} url={agent.avatarUrl} size={40} />
        <span className="grow">
          <b className="cut">{agent.name}</b>
          <span className="i2 cut">{agent.email}</span>
        </span>
        {gone ? (
          <span className="chip">{t('settings.agents.deactivated')}</span>
        ) : agent.accountState === 'invited' ? (
          <span className="chip soon">{t('settings.agents.invited')}</span>
        ) : null}
      </div>
      {gone ? (
        <p className="i2">{t('settings.agents.goneHint')}</p>
      ) : (
        <>
          <AgentFields form={draft} edit={edit} tried={tried} />
          <div className="drawer-part">
            {link ? (
              <LinkBox link={link} name={agent.name} email={agent.email} />
            ) : (
              <>
                <Button onClick={() => void makeLink()} loading={busy}>
                  {agent.accountState === 'invited'
                    ? t('settings.agents.newInvitation')
                    : t('settings.agents.newLink')}
                </Button>
                <span className="t12 i3">{t('settings.agents.newLinkHint')}</span>
              </>
            )}
          </div>
        </>
      )}
    </EditDrawer>
  );
}
