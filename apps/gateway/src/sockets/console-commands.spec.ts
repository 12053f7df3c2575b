import { Refusal } from '@yingda/contracts/names';
import { consoleCommands, type ConsoleUseCases } from './console-commands';
import { rooms } from './rooms';
import type { AgentSocket } from './session';

const conversationId = '01a20000-0000-7000-8000-000000000001';

describe('following a conversation', () => {
  /** A socket that is in rooms, and a conversation that is seen as often as it is said. */
  const following = (seen: number) => {
    const joined = new Set<string>();
    const socket = {
      data: { actor: { agentId: 'a' } },
      join: async (names: string[]) => names.forEach((name) => joined.add(name)),
      leave: async (name: string) => joined.delete(name),
    } as unknown as AgentSocket;
    let asked = 0;
    const use = {
      reader: {
        stateFor: async () => {
          if (++asked > seen) throw new Refusal('not-permitted', 'Not yours any more.');
          return { id: conversationId, customerId: 'c' };
        },
      },
      facts: { row: async () => ({ id: conversationId }) },
    } as unknown as ConsoleUseCases;
    return { joined, run: () => consoleCommands(socket, use)['conversation.subscribe']({ conversationId }) };
  };

  it('is told of everything from then on', async () => {
    const { joined, run } = following(2);
    expect(await run()).toEqual({ conversation: { id: conversationId } });
    expect([...joined].sort()).toEqual([rooms.staffOf(conversationId), rooms.customer('c')].sort());
  });

  it('that leaves the agent’s sight while they ask for it is refused, and nothing more of it is heard', async () => {
    const { joined, run } = following(1);
    await expect(run()).rejects.toMatchObject({ code: 'not-permitted' });
    expect([...joined]).toEqual([]);
  });
});

describe('catching up with a conversation', () => {
  const head = { conversationId, sequence: 4, position: 6, revision: 3 };
  const catchingUp = async (afterRevision: number) => {
    const emitted: [string, unknown][] = [];
    const socket = {
      data: { actor: { agentId: 'a' } },
      emit: (name: string, payload: unknown) => emitted.push([name, payload]),
    } as unknown as AgentSocket;
    const reader = {
      catchUpStaff: async () => ({ entries: [], changed: [], head, hasMore: false }),
      stateFor: async () => ({ id: conversationId, marks: { customerRead: 4 } }),
    };
    const commands = consoleCommands(socket, { reader } as unknown as ConsoleUseCases);
    await commands['conversation.catch-up']({ conversationId, afterPosition: 6, afterRevision });
    return emitted;
  };

  it('brings what it has become as well: a read mark that was missed is no entry', async () => {
    const state = { id: conversationId, marks: { customerRead: 4 } };
    expect(await catchingUp(2)).toEqual([['conversation.updated', { conversation: state }]]);
  });

  it('says nothing of it to who has missed nothing', async () => {
    expect(await catchingUp(3)).toEqual([]);
  });
});
