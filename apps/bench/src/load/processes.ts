import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second, whatever its own clock. */
const TICK_MS = 10;

/** CPU that a process has used in all its life, in milliseconds; 0 when it is gone. */
export function cpuMsOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : 0;
}

/** Memory a process holds, in bytes. */
export function memoryOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? NaN) * 1024;
}

/** A process and its children, such as a PostgreSQL server with its backends. */
export function familyOf(pid: number): number[] {
  const family = [pid];
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name) && Number(statOf(Number(name))?.[1]) === pid) family.push(Number(name));
  return family;
}

/**
 * Starts to count the CPU of groups of processes with their children, those born meanwhile included; call the answer for
 * the milliseconds each group has used since.
 */
export function meter<Name extends string>(groups: Record<Name, number[]>): () => Record<Name, number> {
  const names = Object.keys(groups) as Name[];
  const used = (name: Name) => new Map(groups[name].flatMap(familyOf).map((pid) => [pid, cpuMsOf(pid)]));
  const before = new Map(names.map((name) => [name, used(name)]));
  const since = (name: Name) =>
    [...used(name)].reduce((sum, [pid, ms]) => sum + ms - (before.get(name)!.get(pid) ?? 0), 0);
  return () => Object.fromEntries(names.map((name) => [name, since(name)])) as Record<Name, number>;
}

function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
