import type { Call, Reply } from '../../provider';
import { ChatProvider } from '../chat/chat-provider';
import { bearerOf, jsonReply } from '../chat/wire';
import { admit, GraphError, graphRefusal } from './graph-error';
import type { MetaDesk, MetaSettings } from './meta-desk';

const HOUR_MS = 3_600_000;

/** Which node of the graph a call is about: `/<version>/<id>/<edge>`. */
export interface GraphPath {
  id: string;
  edge: string | undefined;
}

/** What all of Meta's networks have in common: how an app registers, how it is let in, how it is refused. */
export abstract class GraphProvider<S extends MetaSettings, D extends MetaDesk<S>> extends ChatProvider<
  S,
  D
> {
  /** A file's own address, outside the graph; null when it is none. */
  protected abstract download(call: Call): Reply | null;
  /** Whether the node is of this account. */
  protected abstract owns(desk: D, id: string, call: Call): boolean;
  /** What a node of this account answers to somebody who was let in. @throws GraphError */
  protected abstract answer(desk: D, path: GraphPath, call: Call): Reply | Promise<Reply>;

  protected windowMs(desk: D): number {
    return desk.settings.window_hours * HOUR_MS;
  }

  protected override verify(desk: D): Promise<boolean> {
    return desk.verify();
  }

  async handle(call: Call): Promise<Reply> {
    try {
      return this.download(call) ?? (await this.#inGraph(call));
    } catch (error) {
      if (error instanceof GraphError) return graphRefusal(error);
      throw error;
    }
  }

  #inGraph(call: Call): Reply | Promise<Reply> {
    const [, version = '', id = '', edge] = call.path.split('/');
    if (!/^v\d+\.\d$/.test(version)) throw new GraphError(2500, 'Unknown path components');
    const desk = this.desks.find((one) => this.owns(one, id, call));
    if (!desk) {
      if (!this.desks.some(({ settings }) => settings.token === bearerOf(call)))
        throw new GraphError(190, 'Invalid OAuth access token.');
      throw new GraphError(100, `Object with ID '${id}' does not exist`, { subcode: 33 });
    }
    admit(call, desk.settings);
    if (edge === 'subscribed_apps')
      return jsonReply(200, { success: true, data: [{}] }, { account: desk.settings.id });
    return this.answer(desk, { id, edge }, call);
  }
}
