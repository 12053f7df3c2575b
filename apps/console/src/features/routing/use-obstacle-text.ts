import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObstacleTold } from '@yingda/contracts';
import { LANGUAGE_SKILL } from '@yingda/contracts/names';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { places } from './obstacle-groups';

/** A skill in the reader's language: languages have names of their own. */
export function useSkillName(): (skill: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (skill: string) => {
      const language = skill.startsWith(LANGUAGE_SKILL) ? skill.slice(LANGUAGE_SKILL.length) : null;
      if (language === 'en' || language === 'zh-CN') return t(`routing.skillLanguage.${language}`);
      return language ?? skill;
    },
    [t],
  );
}

/** What kept somebody from a conversation, in one phrase. */
export function useObstacleText(): (obstacle: ObstacleTold) => string {
  const { t } = useTranslation();
  const { seconds } = useFormats();
  const { agents } = useDirectory();
  const skillName = useSkillName();
  return useCallback(
    (obstacle: ObstacleTold) => {
      const { why, until, skill = '', needed = 0, level = 0 } = obstacle;
      const time = until ? seconds(until) : '';
      const limit = places(obstacle.limit ?? 0);
      switch (why) {
        case 'state':
          return t(`routing.because.state.${obstacle.state ?? 'offline'}`);
        case 'capacity':
          return t('routing.because.capacity', { busy: places(obstacle.busy ?? 0), limit });
        case 'hard-limit':
          return t('routing.because.hardLimit', { held: places(obstacle.held ?? 0), limit });
        case 'skill':
          return t(level > 0 ? 'routing.because.skill' : 'routing.because.skillNone', {
            ...{ skill: skillName(skill), needed, level },
          });
        case 'declined':
          return t('routing.because.declined', { time });
        case 'kept': {
          const name = agents.find(({ id }) => id === obstacle.agentId)?.name ?? '';
          return t('routing.because.kept', { name, time });
        }
        default:
          return t(`routing.obstacle.${why}`);
      }
    },
    [t, seconds, agents, skillName],
  );
}
