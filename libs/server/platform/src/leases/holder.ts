import { hostname } from 'node:os';
import { newId } from '../ids/ids';

const ours = new Set<string>();

/**
 * A name for a holder in this process, among all that may hold something: host, process and a part never repeated; with
 * a mark, what kind of holder it is.
 */
export function makeHolder(mark = ''): string {
  const holder = `${hostname()}/${process.pid}/${newId()}${mark && `/${mark}`}`;
  ours.add(holder);
  return holder;
}

/** Whether a holder surely is gone: it ran on this host, in a process that no longer runs. Else false. */
export function isGone(holder: string): boolean {
  const [host, text] = holder.split('/');
  const pid = Number(text);
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  // In a container every start has the same process number: a stranger with ours is an earlier life of it.
  if (pid === process.pid) return !ours.has(holder);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
