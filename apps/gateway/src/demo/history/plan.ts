import { isOpen } from '@yingda/platform';
import { daysBefore, HISTORY_DAYS, type ShopDay } from '../filling/days';
import { momentOf } from '../filling/shop-time';
import { goodById, goods } from '../samples/goods';
import { INBOX_KEY_WITH_HOURS, inboxes, type InboxKey } from '../samples/inboxes';
import { people } from '../samples/people';
import { impatient, nightly } from '../samples/phrases';
import type { TeamKey } from '../samples/staff';
import { afterSaleStories, englishStories, preSaleStories, type Story } from '../samples/stories';
import { todayScenes } from '../samples/today';
import type { Episode, Move, Person } from '../stage/episode';
import { idOf } from '../stage/ids';
import { knownPerson, visitorOf } from './persons';
import { Random } from './random';
import { arrivalsOf, minuteOf, pressureOf, WORK_BEGINS } from './rhythm';
import { Teller } from './tell';
import { publicName, server, Telling } from './telling';
import { ownStories } from './told-ahead';

const MINUTE_MS = 60_000;
/** The orders' numbers when the demo was filled, and how many a day there are. */
const LATEST_ORDER = 82_300;
const ORDERS_A_DAY = 26;

const hours = inboxes.find(({ key }) => key === INBOX_KEY_WITH_HOURS)!.hours!;
/** One conversation at an entrance at a time: who talks at one when the demo begins was at the other one before. */
const openToday: Record<string, InboxKey> = Object.fromEntries(
  todayScenes.flatMap(({ person, inbox, moves }) => {
    const over = moves.some(([, { do: deed }]) => ['close', 'leave', 'abandon'].includes(deed));
    return person && !over ? [[person, inbox] as const] : [];
  }),
);
const guests = [...people.keys()].filter((key) => !['new', 'silver', 'vip'].includes(key));
const known: Record<TeamKey, string[]> = {
  'pre-sale': guests.filter((key) => openToday[key] !== 'demo-shop'),
  'after-sale': guests.filter((key) => openToday[key] !== 'demo-shop-hours'),
};

/**
 * What happened on a day of the history, in order of time: the same for the same two days, whatever the clock says. All
 * of it is over before `lastDay`, the day the demo was filled on, begins.
 */
export function episodesOf(day: ShopDay, lastDay: ShopDay): Episode[] {
  const random = new Random(`day ${day}`);
  const end = momentOf(lastDay, 0);
  const told = arrivalsOf(day, random).map((openedAt, index) =>
    episodeAt({ key: `${day} ${index}`, openedAt, day, lastDay }, new Random(`${day} ${index}`)),
  );
  const own = ownStories
    .filter(({ daysAgo }) => daysBefore(lastDay, daysAgo) === day)
    .map((story, index) => ownEpisode(story, { key: `own ${day} ${index}`, day, lastDay }));
  return [...told, ...own]
    .filter(({ moves }) => moves[moves.length - 1]!.at < end)
    .sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime());
}

/** The days of the history, newest first. */
export function historyDays(lastDay: ShopDay): ShopDay[] {
  return Array.from({ length: HISTORY_DAYS }, (_, ago) => daysBefore(lastDay, ago + 1));
}

interface Place {
  key: string;
  openedAt: Date;
  day: ShopDay;
  lastDay: ShopDay;
}

function episodeAt(place: Place, random: Random): Episode {
  const { key, openedAt, day, lastDay } = place;
  const pressure = pressureOf(day);
  const minute = minuteOf(openedAt);
  const atNight = minute < WORK_BEGINS || minute > 22.5 * 60;
  const left = !atNight && random.chance(Math.min(0.12, 0.03 * pressure));
  const team =
    !atNight && !left && isOpen(hours, openedAt) && random.chance(0.42) ? 'after-sale' : 'pre-sale';
  const person = random.chance(0.72)
    ? knownPerson(random.pick(known[team]), lastDay)
    : visitorOf(key, openedAt, random.chance(0.06) ? 'en' : 'zh-CN');
  const episode = { id: idOf(`history ${key}`), person, openedAt };
  const situation = { ...place, person, pressure, random };
  if (atNight) return { ...episode, inbox: 'demo-shop', moves: overnight(situation) };
  if (left) return { ...episode, inbox: 'demo-shop', moves: abandoned(situation) };
  const story = storyFor(team, situation);
  const good = random.pick(story.about ? story.about.map(goodById) : goods);
  // Some with a question of the other team come in where most do; they are handed over.
  const strayed = team === 'after-sale' && !(person.key in openToday) && random.chance(0.1);
  const telling = { ...situation, story, good, orders: ordersBy(place), late: isLate(openedAt), strayed };
  const inbox = story.team === 'pre-sale' || strayed ? 'demo-shop' : 'demo-shop-hours';
  return { ...episode, inbox, moves: new Telling(telling).tell() };
}

interface Situation extends Place {
  person: Person;
  pressure: number;
  random: Random;
}

function storyFor(team: TeamKey, { person, random }: Situation): Story {
  const chinese = team === 'pre-sale' ? preSaleStories : afterSaleStories;
  const stories = person.language === 'en' ? englishStories.filter((story) => story.team === team) : chinese;
  return random.weighted(stories.map((story) => [story, story.weight] as const));
}

/** After nine in the evening nothing is packed for tomorrow. */
function isLate(openedAt: Date): boolean {
  return minuteOf(openedAt) > 20 * 60 + 55;
}

/** Asked, waited, gone. */
function abandoned(situation: Situation): Move[] {
  const { random, person, openedAt } = situation;
  const teller = tellerFor(situation, '');
  let time = openedAt.getTime();
  const moves = random.pick(impatient[person.language]).map((text): Move => {
    time += random.between(4, 60) * 1_000;
    return { do: 'say', by: 'customer', text: teller.tell(text), at: new Date(time) };
  });
  // Who closes the page leaves the queue five minutes later.
  time += 5 * MINUTE_MS + random.between(20, 200) * 1_000;
  return [...moves, { do: 'abandon', at: new Date(time) }];
}

/** Asked when nobody was there, answered in the morning. */
function overnight(situation: Situation): Move[] {
  const { random, openedAt } = situation;
  const agent = server('pre-sale', false, random);
  const teller = tellerFor(situation, publicName(agent));
  const [asked, answered, summary] = random.pick(nightly);
  const minute = minuteOf(openedAt);
  const untilWork = minute < WORK_BEGINS ? WORK_BEGINS - minute : 24 * 60 - minute + WORK_BEGINS;
  const morning = openedAt.getTime() + (untilWork + random.between(1, 25)) * MINUTE_MS;
  const at = (moment: number) => new Date(Math.round(moment));
  return [
    { do: 'say', by: 'customer', text: teller.tell(asked), at: at(openedAt.getTime() + 4_000) },
    { do: 'leave-message', at: at(openedAt.getTime() + 40_000) },
    { do: 'assign', to: agent, at: at(morning) },
    { do: 'say', by: agent, text: teller.tell(answered), at: at(morning + random.between(40, 200) * 1_000) },
    {
      do: 'close',
      by: agent,
      topic: 'other',
      resolved: 'yes',
      summary: teller.tell(summary),
      at: at(morning + random.between(300, 1_500) * 1_000),
    },
  ];
}

function tellerFor(situation: Situation, agent: string): Teller {
  const { random, person } = situation;
  const orders = ordersBy(situation);
  const late = isLate(situation.openedAt);
  return new Teller(random, { good: random.pick(goods), person, orders, agent, colleague: agent, late });
}

function ordersBy({ day, lastDay }: Pick<Place, 'day' | 'lastDay'>): number {
  const days = (Date.parse(lastDay) - Date.parse(day)) / 86_400_000;
  return LATEST_ORDER - Math.round(days * ORDERS_A_DAY);
}

function ownEpisode(
  story: (typeof ownStories)[number],
  place: { key: string; day: ShopDay; lastDay: ShopDay },
): Episode {
  const openedAt = momentOf(place.day, story.minute);
  const moves = story.moves.map(([minutes, deed]): Move => ({
    ...deed,
    at: new Date(openedAt.getTime() + Math.round(minutes * MINUTE_MS)),
  }));
  const person = knownPerson(story.shopper, place.lastDay);
  return { id: idOf(`history ${place.key}`), person, inbox: story.inbox, openedAt, moves };
}
