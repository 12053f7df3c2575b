import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { Button, Input, Modal, Segmented } from 'antd';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AgentBrief, TeamRecord } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { byAvailability } from '../../live/by-availability';
import { serves } from '../../live/serves';
import { useStore } from '../../live/store';
import { serverNow } from '../../live/ticker';
import { useDirectory, useLive } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAwayReason } from '../../parts/use-away-reason';
import { useReadingOfChinese } from './canned-picker';
import { nameFits } from './name-fits';
import './dialogs.css';

/** Who takes it, and what they are told. */
export interface TransferChoice {
  to: { agentId: string } | { teamId: string };
  name: string;
  note: string;
}

interface FormProps {
  title: string;
  /** Who has it now, and so is not offered. */
  without?: string | null;
  busy: boolean;
  problem?: unknown;
  /** False: who was chosen cannot take it any more, and is no longer chosen. */
  onSubmit: (choice: TransferChoice) => Promise<boolean>;
  onClose: () => void;
}

function takes(agent: AgentBrief): boolean {
  return (agent.state === 'online' || agent.state === 'busy') && agent.load < agent.capacity;
}

/** Another agent or another team, with a note that the customer never sees; for one conversation or for several. */
export function TransferForm({ title, without, busy, problem, onSubmit, onClose }: FormProps) {
  const { t } = useTranslation();
  const live = useLive();
  const me = useMe();
  const directory = useDirectory();
  const [kind, setKind] = useState<'agent' | 'team'>('agent');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const read = useReadingOfChinese(true);
  // Loads are told as they change; read once more, because what was told while the line was away is not told again.
  useEffect(() => void live.loadDirectory().catch(() => undefined), [live]);

  const agents = useMemo(
    () =>
      directory.agents
        .filter((agent) => agent.active && serves(agent) && agent.id !== me.id && agent.id !== without)
        .sort((a, b) => Number(takes(b)) - Number(takes(a)) || byAvailability(a, b)),
    [directory.agents, me.id, without],
  );
  const shownAgents = agents.filter((agent) => nameFits(agent.name, query, read));
  const shownTeams = directory.teams.filter((team) => !team.archived && nameFits(team.name, query, read));
  const choosable =
    kind === 'agent' ? shownAgents.filter(takes).map(({ id }) => id) : shownTeams.map(({ id }) => id);
  const target =
    kind === 'agent'
      ? agents.find((agent) => agent.id === chosen)
      : directory.teams.find((team) => team.id === chosen);

  function move(by: number) {
    const at = chosen ? choosable.indexOf(chosen) : -1;
    setChosen(choosable[Math.max(0, Math.min(choosable.length - 1, at + by))] ?? null);
  }
  function moveByKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  }
  async function submit() {
    if (!target || !note.trim() || busy) return;
    const to = kind === 'agent' ? { agentId: target.id } : { teamId: target.id };
    if (!(await onSubmit({ to, name: target.name, note: note.trim() }))) setChosen(null);
  }

  return (
    <Modal
      open
      width={480}
      title={title}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={!target || !note.trim()}
            onClick={() => void submit()}
          >
            {target
              ? t('conversation.dialog.transferTo', { name: target.name })
              : t('conversation.dialog.transferChoose')}
          </Button>
        </>
      }
    >
      <div
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
        }}
      >
        <Segmented
          value={kind}
          onChange={(value: 'agent' | 'team') => {
            setKind(value);
            setChosen(null);
          }}
          options={[
            { value: 'agent', label: t('conversation.dialog.toAgent') },
            { value: 'team', label: t('conversation.dialog.toTeam') },
          ]}
        />
        <Input
          autoFocus
          prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
          placeholder={t('conversation.dialog.transferSearch')}
          aria-label={t('conversation.dialog.transferSearch')}
          value={query}
          style={{ margin: '12px 0 6px' }}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={moveByKey}
        />
        <ul
          className="choice-list"
          role="listbox"
          tabIndex={0}
          aria-label={t('conversation.dialog.transferTitle')}
          onKeyDown={moveByKey}
        >
          {kind === 'agent'
            ? shownAgents.map((agent) => (
                <AgentChoice key={agent.id} agent={agent} chosen={agent.id === chosen} onChoose={setChosen} />
              ))
            : shownTeams.map((team) => (
                <TeamChoice key={team.id} team={team} chosen={team.id === chosen} onChoose={setChosen} />
              ))}
          {(kind === 'agent' ? shownAgents : shownTeams).length === 0 ? (
            <li className="i2" style={{ padding: 12 }}>
              {t('common.noneFound', { q: query })}
            </li>
          ) : null}
        </ul>
        <div style={{ marginTop: 12 }}>
          <Field label={t('conversation.dialog.note')} required help={t('conversation.dialog.noteHint')}>
            {({ id, describedBy }) => (
              <Input.TextArea
                id={id}
                aria-describedby={describedBy}
                rows={3}
                maxLength={LIMITS.noteCodePoints}
                placeholder={t('conversation.dialog.notePlaceholder')}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </Field>
        </div>
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}

interface ChoiceProps {
  chosen: boolean;
  onChoose: (id: string) => void;
}

function AgentChoice({ agent, chosen, onChoose }: { agent: AgentBrief } & ChoiceProps) {
  const { t } = useTranslation();
  const awayReason = useAwayReason();
  const free = takes(agent);
  const full = agent.load >= agent.capacity;
  const why =
    agent.state === 'away'
      ? agent.reason
        ? t('conversation.dialog.away', { reason: awayReason(agent.reason) })
        : t('conversation.dialog.awayPlain')
      : agent.state === 'offline'
        ? t('conversation.dialog.offline')
        : full
          ? t('conversation.dialog.full', { n: agent.load, max: agent.capacity })
          : agent.state === 'busy'
            ? t('conversation.dialog.busyTakes')
            : t('conversation.dialog.free');
  return (
    <li
      role="option"
      aria-selected={chosen}
      aria-disabled={!free}
      className={`choice${free ? '' : ' no'}`}
      onClick={() => free && onChoose(agent.id)}
    >
      <Avatar id={agent.id} name={agent.name} size={24} url={agent.avatarUrl} presence={agent.state} />
      <span className="grow cut">{agent.name}</span>
      <span className="t12">{why}</span>
      <span className="t12">
        {full && free === false && agent.state === 'online' ? '' : `${agent.load}/${agent.capacity}`}
      </span>
    </li>
  );
}

function TeamChoice({ team, chosen, onChoose }: { team: TeamRecord } & ChoiceProps) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { agents } = useDirectory();
  const queue = useStore(useLive().state.queues, (all) => all[team.id]);
  const online = agents.filter((agent) => agent.teamIds.includes(team.id) && agent.state === 'online').length;
  return (
    <li role="option" aria-selected={chosen} className="choice" onClick={() => onChoose(team.id)}>
      <span className="grow cut">{team.name}</span>
      <span className="t12 i2">
        {t('conversation.dialog.teamPeople', { n: online })}
        <i className="dot" />
        {queue && queue.waiting > 0
          ? t('conversation.dialog.teamWait', {
              n: queue.waiting,
              t: queue.oldestSince ? duration((serverNow() - Date.parse(queue.oldestSince)) / 1000) : '0:00',
            })
          : t('conversation.dialog.teamEmpty')}
      </span>
    </li>
  );
}
