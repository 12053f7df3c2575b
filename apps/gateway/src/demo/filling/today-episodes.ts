import { startOfDay } from '../../views/start-of-day';
import { knownPerson, visitorOf } from '../history/persons';
import { todayScenes, type TodayScene } from '../samples/today';
import type { Episode } from '../stage/episode';
import { idOf } from '../stage/ids';
import { shopDayOf } from './shop-time';

const LONGEST_AGO = Math.max(...todayScenes.map(({ opened }) => opened)) + 1;

/** The day's conversations as they stand at this moment. Shortly after midnight the day is told in less time. */
export function todayEpisodes(now: Date): { scene: TodayScene; episode: Episode }[] {
  const minutesOfDay = (now.getTime() - startOfDay(now).getTime()) / 60_000;
  const pace = Math.min(1, minutesOfDay / LONGEST_AGO) * 60_000;
  const day = shopDayOf(now);
  const at = (minutesAgo: number) => new Date(now.getTime() - Math.round(minutesAgo * pace));
  return todayScenes.map((scene) => ({ scene, episode: episodeOf(scene, day, at) }));
}

function episodeOf(scene: TodayScene, day: string, at: (minutesAgo: number) => Date): Episode {
  const openedAt = at(scene.opened);
  const language = scene.key.includes('english') ? 'en' : 'zh-CN';
  return {
    id: idOf(`today ${day} ${scene.key}`),
    person: scene.person
      ? knownPerson(scene.person, day)
      : visitorOf(`today ${day} ${scene.key}`, openedAt, language),
    inbox: scene.inbox,
    openedAt,
    // A page is looked at before the chat about it is opened; on the stage it follows.
    moves: scene.moves.map(([minutesAgo, deed]) => ({ ...deed, at: at(Math.min(minutesAgo, scene.opened)) })),
    ...(scene.unread ? { unread: scene.unread } : {}),
  };
}
