import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { BoardAgent, BoardRisk } from '@yingda/contracts';
import { useShortcuts } from '../../app/use-shortcuts';
import { useMay, useScope } from '../../app/use-session';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { NoPermission } from '../settings/page/no-permission';
import { AgentsTable } from './agents-table';
import { BoardHead } from './board-head';
import { TrendStrip } from '../trends/trend-strip';
import { FigureStrip } from './figure-strip';
import { ForceDialog } from './force-dialog';
import { LineCards } from './line-cards';
import { NotifyDialog } from './notify-dialog';
import { RiskDialogs } from './risk-dialogs';
import { RiskList } from './risk-list';
import type { RiskDeed } from './risk-deeds';
import { useBoard } from './use-board';
import { useMayWatch } from './use-may-watch';
import './board.css';

type Open =
  | { what: 'risk'; deed: RiskDeed; risk: BoardRisk }
  | { what: 'force'; agent: BoardAgent }
  | { what: 'notify' };

/** How it stands now, who is at risk, and what to do about it. */
export function BoardPage() {
  const { t } = useTranslation();
  return useMayWatch() ? <Watched /> : <NoPermission object={t('board.title')} />;
}

function Watched() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const teamId = search.get('team');
  const { board, stale, problem } = useBoard(teamId);
  const [open, setOpen] = useState<Open | null>(null);
  const monitors = useScope('conversation.monitor');
  const takes = useMay('conversation.take-over');
  const transfers = useMay('conversation.transfer');
  const wall = () => void navigate(`/board/wall${teamId ? `?team=${teamId}` : ''}`);
  useShortcuts({ f: wall });
  const close = useCallback(() => setOpen(null), []);
  const onDeed = useCallback((deed: RiskDeed, risk: BoardRisk) => setOpen({ what: 'risk', deed, risk }), []);
  const onForce = useCallback((agent: BoardAgent) => setOpen({ what: 'force', agent }), []);
  const may = { look: monitors !== 'none', whisper: takes, take: takes, assign: takes && transfers };
  if (!board && problem?.code === 'not-permitted') return <NoPermission object={t('board.title')} />;
  return (
    <div className="board">
      <BoardHead
        board={board}
        stale={stale}
        teamId={teamId}
        onTeam={(id) => setSearch(id ? { team: id } : {})}
        onWall={wall}
        onNotify={takes ? () => setOpen({ what: 'notify' }) : undefined}
      />
      <TrendStrip />
      {board ? (
        <div className="board-body">
          <FigureStrip board={board} />
          <LineCards board={board} />
          <AgentsTable board={board} {...(takes ? { onForce } : {})} />
          <RiskList board={board} may={may} onDeed={onDeed} />
        </div>
      ) : problem ? (
        <ErrorBlock title={t('board.failed')} problem={problem} />
      ) : (
        <Skeleton rows={8} height={64} />
      )}
      {open?.what === 'risk' ? <RiskDialogs deed={open.deed} risk={open.risk} onClose={close} /> : null}
      {open?.what === 'force' ? <ForceDialog agent={open.agent} onClose={close} /> : null}
      {open?.what === 'notify' && board ? (
        <NotifyDialog teams={board.teams} teamId={teamId} onClose={close} />
      ) : null}
    </div>
  );
}
