import { useState } from 'react';
import { App, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgentBrief } from '@yingda/contracts';
import { api } from '../../../../app/session';
import { useDirectory } from '../../../../live/use-live';
import { Avatar } from '../../../../parts/avatar';
import { useAction } from '../../../../parts/use-action';
import { Section } from '../../page/column';
import { readSkills, skillText, type SkillLevel } from './skill-text';
import { useSkills, type AgentSkills } from './use-rules';

const NONE: SkillLevel[] = [];

/** What the members of a team are good at; each is saved when it is changed. */
export function MemberSkills({ teamId }: { teamId: string }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const { query, put } = useSkills();
  const members = agents.filter((agent) => agent.active && agent.teamIds.includes(teamId));
  if (!query.data) return null;
  const known = [...new Set(query.data.flatMap(({ skills }) => skills.map(({ skill }) => skill)))];
  return (
    <Section title={t('routing.memberSkills')} hint={t('routing.memberSkillsHint')}>
      <ul className="rule-list">
        {members.map((agent) => (
          <li key={agent.id}>
            <MemberLine
              agent={agent}
              skills={query.data.find(({ agentId }) => agentId === agent.id)?.skills ?? NONE}
              known={known}
              onSaved={put}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface LineProps {
  agent: AgentBrief;
  skills: SkillLevel[];
  known: string[];
  onSaved: (saved: AgentSkills) => void;
}

function MemberLine({ agent, skills, known, onSaved }: LineProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run, busy } = useAction({ toast: true });
  const [wrong, setWrong] = useState(false);
  function save(texts: string[]) {
    const read = readSkills(texts);
    setWrong(read === null);
    if (!read) return;
    void run(async () => {
      onSaved(
        await api.call('PUT /api/agents/:id/skills', { params: { id: agent.id }, body: { skills: read } }),
      );
      void message.success(t('routing.memberSkillsSaved', { name: agent.name }));
    });
  }
  return (
    <div className="rule-line">
      <span className="row g6 member-name">
        <Avatar id={agent.id} name={agent.name} url={agent.avatarUrl} size={20} />
        <span className="cut">{agent.name}</span>
      </span>
      <Select
        className="grow"
        mode="tags"
        aria-label={agent.name}
        placeholder={t('routing.noSkills')}
        aria-invalid={wrong}
        {...(wrong ? { status: 'error' as const } : {})}
        disabled={busy}
        value={skills.map(skillText)}
        options={known.map((skill) => ({ value: `${skill} 3` }))}
        onChange={save}
      />
      {wrong ? (
        <span className="wrong" role="alert">
          {t('routing.skillWrong')}
        </span>
      ) : null}
    </div>
  );
}
