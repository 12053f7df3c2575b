import { Agent } from '../people/agent';
import { Onlooker } from '../people/onlooker';
import type { Person } from '../people/person';
import type { PersonParts } from '../people/surroundings';
import { Visitor } from '../people/visitor';
import { Line } from '../lines/line';
import { lineFaults } from '../plan/line-plan';
import type { Options } from '../options';
import type { Random } from '../random';
import type { Recorder } from '../record/recorder';
import type { Cast } from './cast';
import type { Gateways } from './gateways';

/** Half of the writing is the visitors', half the agents'. */
const SHARE_OF_VISITORS = 0.5;
/** Everybody's line fails about this often, in milliseconds. */
const LINE_FAULTS_EVERY: readonly [number, number] = [6_000, 45_000];

export interface Setting {
  options: Options;
  random: Random;
  recorder: Recorder;
  gateways: Gateways;
}

/** Everybody who takes part, each on a line of their own. */
export async function gather(cast: Cast, setting: Setting): Promise<Person[]> {
  const { options } = setting;
  const people: Person[] = [];
  const parts = (name: string, rate: number) => partsOf({ name, rate, number: people.length + 1 }, setting);
  const visitorRate = (options.rate * SHARE_OF_VISITORS) / options.visitors;
  for (let number = 1; number <= options.visitors; number += 1)
    people.push(
      new Visitor(await parts(`visitor-${number}`, visitorRate), {
        inboxKey: cast.inboxKeys[number % 2] as string,
        tabs: number % 5 === 0 ? 2 : 1,
      }),
    );
  const agentRate = (options.rate * (1 - SHARE_OF_VISITORS)) / options.agents;
  const { teamIds, topicId } = cast;
  const colleagueIds = cast.agents.map(({ agentId }) => agentId) as [string, ...string[]];
  for (const [at, account] of cast.agents.entries())
    people.push(
      new Agent(await parts(`agent-${at + 1}`, agentRate), { account, topicId, teamIds, colleagueIds }),
    );
  people.push(
    new Onlooker(await parts('onlooker', 0), { account: cast.onlooker, topicId, teamIds, colleagueIds }),
  );
  return people;
}

async function partsOf(
  { name, rate, number }: { name: string; rate: number; number: number },
  { random: all, recorder, gateways }: Setting,
): Promise<PersonParts> {
  const random = all.fork(name);
  const place = gateways.place(random.fork('nodes'));
  return {
    ...{ name, rate, random, recorder },
    line: await Line.open(() => place.port()),
    changeNode: () => place.change(),
    address: `10.2.${number >> 8}.${number & 255}`,
    nextLineFault: lineFaults(random.fork('line'), LINE_FAULTS_EVERY),
  };
}

/** How often each thing happened to people. */
export function sufferings(people: readonly Person[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const person of people)
    for (const [kind, count] of person.faults) total[kind] = (total[kind] ?? 0) + count;
  return total;
}
