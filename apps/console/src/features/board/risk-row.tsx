import { memo, useEffect, useRef } from 'react';
import { Button } from 'antd';
import { ArrowRightLeft, Ear, Eye, Headphones } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BoardRisk } from '@yingda/contracts';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { useAgent, useDirectory } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { TierTag } from '../../parts/tier-tag';
import { WaitChip } from '../../parts/wait-chip';
import { deedsOn, type RiskDeed } from './risk-deeds';

const ICONS = { look: Eye, whisper: Ear, take: Headphones, assign: ArrowRightLeft };

interface RiskRowProps {
  risk: BoardRisk;
  selected: boolean;
  may: Record<RiskDeed, boolean>;
  onSelect: (conversationId: string) => void;
  onDeed: (deed: RiskDeed, risk: BoardRisk) => void;
}

/** Who it is, whose it is, what is the matter, and until when; what can be done on the selected one only. */
export const RiskRow = memo(function RiskRow({ risk, selected, may, onSelect, onDeed }: RiskRowProps) {
  const { t } = useTranslation();
  const me = useMe();
  const row = useRef<HTMLLIElement>(null);
  const name = useRiskName(risk);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <li ref={row} className={`board-risk${selected ? ' selected' : ''}`}>
      <button
        type="button"
        className="board-risk-open"
        aria-pressed={selected}
        onClick={() => onSelect(risk.conversationId)}
        onDoubleClick={() => onDeed('look', risk)}
      >
        <Avatar id={risk.conversationId} name={name} />
        <span className="grow col">
          <span className="row g6">
            <b className="cut">{name}</b>
            <TierTag tier={risk.tier} />
            <span className="grow" />
            <WaitChip clock={{ startedAt: risk.startedAt, dueAt: risk.dueAt }} />
          </span>
          <RiskText risk={risk} />
        </span>
      </button>
      {selected ? (
        <span className="board-deeds">
          {deedsOn(risk, may, me.id).map((deed) => {
            const Mark = ICONS[deed];
            return (
              <Button
                key={deed}
                size="small"
                type={deed === 'take' ? 'primary' : 'default'}
                icon={<Mark size={14} strokeWidth={1.75} aria-hidden="true" />}
                onClick={() => onDeed(deed, risk)}
              >
                {t(`board.risk.${deed}`)}
              </Button>
            );
          })}
        </span>
      ) : null}
    </li>
  );
});

/** As the inbox calls them; nobody's name for those who may not know it. */
export function useRiskName({ customerName, customerCode, isVisitor }: BoardRisk): string {
  const { t } = useTranslation();
  if (customerName) return customerName;
  return t(isVisitor ? 'board.risk.visitor' : 'board.risk.unnamed', { code: customerCode });
}

function RiskText({ risk }: { risk: BoardRisk }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const agent = useAgent(risk.agentId);
  const { teams } = useDirectory();
  const now = useNow();
  const team = teams.find(({ id }) => id === risk.teamId);
  const waits = risk.status === 'queued' || risk.status === 'offered';
  const said = [
    waits ? t('board.risk.queued') : (agent?.name ?? t('board.risk.unassigned')),
    team?.name,
    t(`board.risk.clock.${risk.clock}`),
    risk.nobodyFree ? t('board.risk.nobody') : null,
    risk.idleSince
      ? t('board.risk.idle', { time: duration((now - Date.parse(risk.idleSince)) / 1_000) })
      : null,
    risk.quotaLeft != null ? t('board.risk.left', { n: risk.quotaLeft }) : null,
  ].filter((part): part is string => Boolean(part));
  return (
    <span className="board-risk-text cut" title={said.join(' · ')}>
      {said.map((part, at) => (
        <span key={at}>
          {at > 0 ? <i className="dot" aria-hidden="true" /> : null}
          {part}
        </span>
      ))}
    </span>
  );
}
