import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Board, BoardRisk } from '@yingda/contracts';
import { useMe } from '../../app/use-session';
import { useShortcuts } from '../../app/use-shortcuts';
import { StateBlock } from '../../parts/state-block';
import { inboxLink } from './board-links';
import { heldOrder } from './held-risks';
import { deedsOn, type RiskDeed } from './risk-deeds';
import { RiskRow } from './risk-row';

interface RiskListProps {
  board: Board;
  may: Record<RiskDeed, boolean>;
  onDeed: (deed: RiskDeed, risk: BoardRisk) => void;
}

/** Who needs somebody now, the earliest limit first. Nothing moves under the pointer. */
export function RiskList({ board, may, onDeed }: RiskListProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [held, setHeld] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const shownIds = useRef<string[]>([]);
  const { risks, moved } = useMemo(
    () => heldOrder(board.risks, held ? shownIds.current : null),
    [board.risks, held],
  );
  useEffect(() => {
    shownIds.current = risks.map((risk) => risk.conversationId);
  }, [risks]);
  const selected = risks.find((risk) => risk.conversationId === chosen) ?? risks[0];
  const step = (by: 1 | -1) => {
    const at = risks.findIndex((risk) => risk.conversationId === selected?.conversationId);
    const next = risks[Math.min(risks.length - 1, Math.max(0, at + by))];
    if (next) setChosen(next.conversationId);
  };
  const deed = (name: RiskDeed) => {
    if (selected && deedsOn(selected, may, me.id).includes(name)) onDeed(name, selected);
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    o: () => deed('look'),
    w: () => deed('whisper'),
    'shift+t': () => deed('take'),
    a: () => deed('assign'),
  });
  const { late, soon } = board.total;
  const hidden = late + soon - risks.length;
  return (
    <section
      className="board-risks card"
      aria-label={t('board.risk.title')}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <header>
        <h2>{t('board.risk.title')}</h2>
        {late > 0 ? <span className="board-chip late">{t('board.risk.late', { n: late })}</span> : null}
        {soon > 0 ? <span className="board-chip soon">{t('board.risk.soon', { n: soon })}</span> : null}
      </header>
      {moved ? <p className="board-moved">{t('board.risk.moved')}</p> : null}
      <div className="board-risk-list">
        {risks.length === 0 ? <StateBlock drawing="answered" title={t('board.empty')} /> : null}
        <ul>
          {risks.map((risk) => (
            <RiskRow
              key={risk.conversationId}
              risk={risk}
              selected={risk === selected}
              may={may}
              onSelect={setChosen}
              onDeed={onDeed}
            />
          ))}
        </ul>
        {hidden > 0 ? <p className="board-more i3">{t('board.risk.more', { n: hidden })}</p> : null}
      </div>
      <footer>
        <Link to={inboxLink('all', { teamId: board.teamId ?? null })}>{t('board.risk.all')}</Link>
      </footer>
    </section>
  );
}
