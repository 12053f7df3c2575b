import { useState } from 'react';
import { Button, Drawer } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { EditDrawer } from '../page/edit-drawer';
import { sameValue } from '../page/same-value';
import { AgentFields, emailWrong, type AgentForm } from './agent-fields';
import { LinkBox } from './link-box';
import type { AgentRecord } from './use-agents';

const EMPTY: AgentForm = {
  email: '',
  name: '',
  publicName: '',
  role: 'agent',
  teamIds: [],
  capacity: null,
  expiresAt: null,
};

/** Invites a colleague; afterwards the link stands here until it is closed. */
export function InviteDrawer({
  onInvited,
  onClose,
}: {
  onInvited: (agent: AgentRecord) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [invited, setInvited] = useState<Answer<'POST /api/agents'> | null>(null);
  const { run, busy, problem } = useAction();
  const taken = problem ? Problem.of(problem).code === 'already-exists' : false;

  function save(): Promise<boolean> {
    setTried(true);
    if (emailWrong(form.email) || !form.name.trim()) return Promise.resolve(false);
    return run(async () => {
      const { email, name, role, teamIds, capacity, expiresAt } = form;
      const body = {
        email: email.trim(),
        name: name.trim(),
        role,
        teamIds,
        expiresAt,
        ...(capacity === null ? {} : { capacity }),
      };
      const answer = await api.call('POST /api/agents', { body });
      onInvited(answer.agent);
      setInvited(answer);
      setForm(EMPTY);
      setTried(false);
    });
  }

  if (invited) {
    const { agent, link } = invited;
    return (
      <Drawer
        open
        size={480}
        className="edit-drawer"
        title={t('settings.agents.invitedDone', { name: agent.name })}
        closable={false}
        onClose={onClose}
        extra={
          <button type="button" className="icon-button" aria-label={t('common.close')} onClick={onClose}>
            <X size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
        }
        footer={
          <div className="row g8" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={() => setInvited(null)}>{t('settings.agents.inviteNext')}</Button>
            <Button type="primary" onClick={onClose}>
              {t('common.done')}
            </Button>
          </div>
        }
      >
        <LinkBox link={link} name={agent.name} email={agent.email} />
      </Drawer>
    );
  }
  return (
    <EditDrawer
      title={t('settings.agents.inviteTitle')}
      changed={!sameValue(form, EMPTY)}
      busy={busy}
      problem={taken ? null : problem}
      submit={t('settings.agents.inviteSubmit')}
      onSave={save}
      onClose={onClose}
    >
      <AgentFields
        form={form}
        edit={(parts) => setForm((before) => ({ ...before, ...parts }))}
        inviting
        tried={tried}
        taken={taken}
      />
    </EditDrawer>
  );
}
