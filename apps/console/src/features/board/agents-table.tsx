import { useMemo, useRef, useState } from 'react';
import { Segmented } from 'antd';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import type { Board, BoardAgent } from '@yingda/contracts';
import { StateBlock } from '../../parts/state-block';
import { AgentLine, GroupLine } from './agent-line';
import { AGENT_ORDERS, agentRows, type AgentOrder } from './agent-rows';

const HEIGHT = { group: 30, agent: 36 } as const;
const LABELS = { team: 'byTeam', load: 'byLoad', state: 'byState' } as const;

interface AgentsTableProps {
  board: Board;
  /** Absent for those who may not set others' states. */
  onForce?: (agent: BoardAgent) => void;
}

/** Everybody who serves; a thousand of them are no more to draw than those in view. */
export function AgentsTable({ board, onForce }: AgentsTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [order, setOrder] = useState<AgentOrder>('team');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => agentRows(board, { order, toggled }), [board, order, toggled]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => HEIGHT[rows[at]!.kind],
    getItemKey: (at) => rows[at]!.id,
    overscan: 10,
  });
  const { online, busy, away, offline } = board.total;
  const toggle = (teamId: string) =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(teamId)) after.add(teamId);
      return after;
    });
  return (
    <section className="board-agents card" aria-label={t('board.agents.title')}>
      <header>
        <h2>{t('board.agents.title')}</h2>
        <span className="i3">{t('board.agents.summary', { online, busy, away, offline })}</span>
        <span className="grow" />
        <Segmented<AgentOrder>
          size="small"
          aria-label={t('board.agents.by')}
          value={order}
          onChange={setOrder}
          options={AGENT_ORDERS.map((value) => ({ value, label: t(`board.agents.${LABELS[value]}`) }))}
        />
      </header>
      <div className="board-agent-head" aria-hidden="true">
        <span>{t('board.agents.agent')}</span>
        <span>{t('board.agents.state')}</span>
        <span>{t('board.agents.since')}</span>
        <span>{t('board.agents.load')}</span>
        <span className="end">{t('board.agents.longest')}</span>
        <span className="end">{t('board.agents.first')}</span>
        <span className="end">{t('board.agents.average')}</span>
        <span className="end">{t('board.agents.closed')}</span>
      </div>
      <div
        className="board-agent-list"
        ref={scroller}
        tabIndex={0}
        role="table"
        aria-label={t('board.agents.title')}
        aria-rowcount={rows.length}
      >
        {rows.length === 0 ? <StateBlock drawing="nothing" title={t('board.agents.nobody')} /> : null}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 1}
                className={`board-agent-row ${row.kind}`}
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              >
                {row.kind === 'group' ? (
                  <GroupLine team={row.team} folded={row.folded} onToggle={() => toggle(row.team.teamId)} />
                ) : (
                  <AgentLine agent={row.agent} onForce={onForce} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}
