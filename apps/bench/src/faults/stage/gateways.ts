import type { Random } from '../random';

/** One client's node: stays the same until it is changed or found dead. */
export interface Place {
  /** Port for the next connection. */
  port(): number;
  /** Another node from now on. */
  change(): void;
}

/** Which gateways there are and which of them answer, as a load balancer with health checks knows it. */
export class Gateways {
  private readonly ports = new Map<string, number>();
  private readonly away = new Set<string>();

  add(name: string, port: number): void {
    this.ports.set(name, port);
  }

  /** Others than gateways are of no interest here. */
  leave(name: string): void {
    if (this.ports.has(name)) this.away.add(name);
  }

  back(name: string): void {
    this.away.delete(name);
  }

  get all(): number {
    return this.ports.size;
  }

  get alive(): number {
    return this.ports.size - this.away.size;
  }

  place(random: Random): Place {
    const names = [...this.ports.keys()] as [string, ...string[]];
    let mine = random.pick(names);
    const change = () => {
      const others = names.filter((name) => name !== mine && !this.away.has(name));
      mine = others[Math.floor(random.next() * others.length)] ?? mine;
    };
    return {
      port: () => {
        // Now and then the balancer has not noticed yet, and the client finds a closed door.
        if (this.away.has(mine) && random.chance(0.8)) change();
        return this.ports.get(mine) as number;
      },
      change,
    };
  }
}
