import { memo } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardAgent, BoardMeasures, BoardTeam } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { Avatar } from '../../parts/avatar';
import { useAwayReason } from '../../parts/use-away-reason';
import { WaitChip } from '../../parts/wait-chip';
import { squaresOf } from './agent-rows';

const PLACE = 100;
/** Wider than this, squares would be dust. */
const SQUARES = 14;

/** Hundredths of a place as places. */
export function places(units: number): string {
  const whole = units / PLACE;
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(1);
}

/** How long something has lasted, ticking. */
function Since({ at }: { at: string | null | undefined }) {
  const { duration } = useFormats();
  const now = useNow();
  return <>{at ? duration((now - Date.parse(at)) / 1_000) : '–'}</>;
}

function Load({ agent }: { agent: BoardAgent }) {
  const { t } = useTranslation();
  const squares = squaresOf(agent);
  const { late, waitingForUs, waitingForCustomer } = agent;
  const said = t('board.agents.squares', {
    ...{ late, us: waitingForUs, customer: waitingForCustomer },
    capacity: places(agent.capacityUnits),
  });
  return (
    <span className="board-load" title={said} role="img" aria-label={said}>
      {squares.length <= SQUARES ? (
        squares.map((square, at) => <i key={at} className={square} />)
      ) : (
        <span className="board-load-bar">
          {(['late', 'us', 'customer', 'free'] as const).map((kind) => {
            const share = squares.filter((square) => square === kind).length;
            return share > 0 ? <i key={kind} className={kind} style={{ flexGrow: share }} /> : null;
          })}
        </span>
      )}
      <span className="i2">
        {places(agent.busyUnits)}/{places(agent.capacityUnits)}
      </span>
    </span>
  );
}

interface AgentLineProps {
  agent: BoardAgent;
  onForce?: ((agent: BoardAgent) => void) | undefined;
}

/** One agent: state, load, who waits longest in their hands, how today went. */
export const AgentLine = memo(function AgentLine({ agent, onForce }: AgentLineProps) {
  const { t } = useTranslation();
  const awayReason = useAwayReason();
  const { agentId, name, avatarUrl, state, reason, since, longestSince, limitAt, today } = agent;
  const shown = (
    <>
      <i className={`presence ${state}`} />
      <span className="cut">
        {reason && state === 'away'
          ? t('board.agents.awayWhy', { reason: awayReason(reason) })
          : t(`state.${state}`)}
      </span>
    </>
  );
  return (
    <>
      <span role="cell" className="row g8 cut">
        <Avatar id={agentId} name={name} size={24} url={avatarUrl} />
        <span className="cut">{name}</span>
      </span>
      <span role="cell">
        {onForce ? (
          <button
            type="button"
            className="board-state"
            aria-label={t('board.agents.force', { name })}
            onClick={() => onForce(agent)}
          >
            {shown}
          </button>
        ) : (
          <span className="board-state">{shown}</span>
        )}
      </span>
      <span role="cell" className="i2">
        <Since at={since} />
      </span>
      <span role="cell">
        <Load agent={agent} />
      </span>
      <span role="cell" className="end">
        {longestSince ? <WaitChip clock={{ startedAt: longestSince, dueAt: limitAt ?? null }} /> : '–'}
      </span>
      <span role="cell" className="end">
        <Measure of={today?.firstResponse} />
      </span>
      <span role="cell" className="end">
        <Measure of={today?.averageResponse} />
      </span>
      <span role="cell" className="end i2">
        {today?.closed ?? '–'}
      </span>
    </>
  );
});

/** The median; the rest in the tooltip. */
function Measure({ of }: { of: BoardMeasures | undefined }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  if (!of || of.count === 0 || of.median == null) return <span className="i3">–</span>;
  const { median, p90, mean, count } = of;
  const said = [
    t('board.figure.median'),
    ...(p90 == null ? [] : [t('board.figure.p90', { time: duration(p90) })]),
    ...(mean == null ? [] : [t('board.figure.mean', { time: duration(mean) })]),
    t('board.figure.times', { n: count }),
  ];
  return <span title={said.join(' · ')}>{duration(median)}</span>;
}

interface GroupLineProps {
  team: BoardTeam;
  folded: boolean;
  onToggle: () => void;
}

/** A team: its queue and its load; opens and folds. */
export function GroupLine({ team, folded, onToggle }: GroupLineProps) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow();
  const { name, queue, longestSince, busyUnits, capacityUnits } = team;
  const Mark = folded ? ChevronRight : ChevronDown;
  const waited = longestSince ? duration((now - Date.parse(longestSince)) / 1_000) : null;
  return (
    <>
      <button
        type="button"
        role="cell"
        aria-expanded={!folded}
        aria-label={t(folded ? 'board.agents.unfold' : 'board.agents.fold', { name })}
        onClick={onToggle}
      >
        <Mark size={14} strokeWidth={1.75} aria-hidden="true" />
        <b>{name}</b>
        <i className="dot" aria-hidden="true" />
        <span className="cut">
          {waited
            ? t('board.agents.groupLongest', { n: queue, time: waited })
            : t('board.agents.group', { n: queue })}
        </span>
      </button>
      <span role="cell" className="board-group-load">
        {t('board.agents.groupLoad', { busy: places(busyUnits), capacity: places(capacityUnits) })}
      </span>
    </>
  );
}
