import { useTranslation } from 'react-i18next';
import type { RoutingExplanation } from '@yingda/contracts';
import { useDirectory } from '../../live/use-live';
import { mainObstacle, places } from './obstacle-groups';
import { useObstacleText } from './use-obstacle-text';

/** Each agent that was looked at: what they had, or what kept them away. */
export function Everybody({ explanation }: { explanation: RoutingExplanation }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const textOf = useObstacleText();
  const nameOf = (id: string) => agents.find((agent) => agent.id === id)?.name ?? '–';
  const { eligible, notEligible, eligibleCount, notEligibleCount } = explanation;
  const unnamed = eligibleCount - eligible.length + notEligibleCount - notEligible.length;
  return (
    <ul className="routing-everybody">
      {eligible.map(({ agentId, busy, spare }) => (
        <li key={agentId} className={agentId === explanation.agentId ? 'chosen' : ''}>
          <span className="cut">{nameOf(agentId)}</span>
          <span className="i3">{t('routing.load', { n: places(busy), spare: places(spare) })}</span>
        </li>
      ))}
      {notEligible.map((agent) => {
        const main = mainObstacle(agent);
        return (
          <li key={agent.agentId} title={agent.obstacles.map(textOf).join('\n')}>
            <span className="cut i2">{nameOf(agent.agentId)}</span>
            <span className="i3">{main ? textOf(main) : ''}</span>
          </li>
        );
      })}
      {unnamed > 0 ? <li className="i3">{t('routing.more', { n: unnamed })}</li> : null}
    </ul>
  );
}
