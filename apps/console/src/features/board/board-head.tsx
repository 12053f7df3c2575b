import { Button, Select } from 'antd';
import { Maximize, MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Board } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';

const ALL = '';

/** Live, or since when the data stands. */
export function LiveMark({ at, stale }: { at: string; stale: boolean }) {
  const { t } = useTranslation();
  const { seconds } = useFormats();
  const time = seconds(at);
  return (
    <span className={`board-live${stale ? ' stale' : ''}`} role="status">
      <i aria-hidden="true" />
      {stale ? (
        t('board.stale', { time })
      ) : (
        <>
          {t('board.live')}
          <i className="dot" aria-hidden="true" />
          {/* Heard every two seconds: silence means that all is well. */}
          <span aria-hidden="true">{time}</span>
        </>
      )}
    </span>
  );
}

interface BoardHeadProps {
  board: Board | null;
  stale: boolean;
  teamId: string | null;
  onTeam: (teamId: string | null) => void;
  onWall: () => void;
  /** Absent for those who lead no team. */
  onNotify?: (() => void) | undefined;
}

export function BoardHead({ board, stale, teamId, onTeam, onWall, onNotify }: BoardHeadProps) {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  const shown = new Map(board?.teams.map((team) => [team.teamId, team.name]));
  // With one team chosen the board knows only that one; the others are in the directory.
  const known = teamId
    ? teams.filter((team) => !team.archived).map(({ id, name }) => [id, name] as const)
    : shown;
  return (
    <header className="board-head">
      <h1>{t('board.title')}</h1>
      {board ? <LiveMark at={board.at} stale={stale} /> : null}
      {board && !board.wholeShop && !teamId ? <span className="i3">{t('board.ownTeams')}</span> : null}
      <span className="grow" />
      <label className="row g6 i3">
        {t('board.team')}
        <Select
          value={teamId ?? ALL}
          onChange={(value) => onTeam(value || null)}
          popupMatchSelectWidth={false}
          aria-label={t('board.team')}
          options={[
            { value: ALL, label: t('board.allTeams') },
            ...[...known].map(([value, label]) => ({ value, label })),
          ]}
        />
      </label>
      {onNotify ? (
        <Button icon={<MessageSquare size={16} strokeWidth={1.75} aria-hidden="true" />} onClick={onNotify}>
          {t('board.notify')}
        </Button>
      ) : null}
      <Button icon={<Maximize size={16} strokeWidth={1.75} aria-hidden="true" />} onClick={onWall}>
        {t('board.wall')}
      </Button>
    </header>
  );
}
