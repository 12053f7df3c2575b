import type { ServerResponse } from 'node:http';
import type { World } from '../world/world';

/** Changes that come closer together are told once. */
const GATHER_MS = 40;
const ALIVE_EVERY_MS = 15_000;

/** Tells a page, as server-sent events, that something has changed; it asks for what it shows. */
export function streamChanges(world: World, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  const tell = () => response.write(`data: ${world.version}\n\n`);
  let gathering: NodeJS.Timeout | undefined;
  const forget = world.onChanged(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      tell();
    }, GATHER_MS);
  });
  const alive = setInterval(() => response.write(': here\n\n'), ALIVE_EVERY_MS);
  tell();
  response.on('close', () => {
    forget();
    clearTimeout(gathering);
    clearInterval(alive);
  });
}
