import type { LineFaultKind } from '../plan/line-plan';
import type { Page } from './page';
import type { PersonParts } from './surroundings';

/** Somebody with a life of their own: acts, and suffers from their line, until told to be quiet. */
export abstract class Person {
  readonly faults = new Map<LineFaultKind | 'reload' | 'sleep' | 'change-node', number>();
  protected quiet = false;
  private lives: Promise<unknown> | undefined;
  private readonly resting = new Set<() => void>();

  constructor(protected readonly parts: PersonParts) {}

  get name(): string {
    return this.parts.name;
  }

  begin(): void {
    this.lives = Promise.all([this.act(), this.suffer()]);
  }

  /** Ends all acting; the line heals. */
  async calm(): Promise<void> {
    this.quiet = true;
    for (const wake of [...this.resting]) wake();
    await this.lives;
    this.parts.line.heal();
  }

  abstract get pages(): readonly Page[];
  abstract arrive(): Promise<void>;
  /** Is gone for good. */
  abstract leave(): Promise<void>;
  protected abstract step(): Promise<void>;
  /** Between two steps, in milliseconds. */
  protected abstract stepMs(): number;
  protected abstract rouse(): void;

  /** A pause so that steps come so often a second, at no fixed beat. */
  protected pace(perSecond: number): number {
    return Math.min(30_000, (-Math.log(1 - this.parts.random.next()) * 1_000) / perSecond);
  }

  protected count(kind: Parameters<Person['faults']['set']>[0]): void {
    this.faults.set(kind, (this.faults.get(kind) ?? 0) + 1);
  }

  /** A lid closed and opened: nothing gets through meanwhile, and the line is dead afterwards. */
  protected async sleep(): Promise<void> {
    const { line, random } = this.parts;
    const forMs = random.between(3_000, 30_000);
    this.count('sleep');
    line.suffer({ kind: random.chance(0.5) ? 'stalled' : 'offline', forMs, delayMs: 0 });
    await this.rest(forMs);
    this.rouse();
  }

  protected changeNode(): void {
    this.count('change-node');
    this.parts.changeNode();
    this.parts.line.reset();
  }

  protected async rest(ms: number): Promise<void> {
    if (this.quiet) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.resting.add(wake);
    });
  }

  private async act(): Promise<void> {
    while (!this.quiet) {
      await this.rest(this.stepMs());
      if (this.quiet) return;
      try {
        await this.step();
      } catch (error) {
        this.parts.recorder.log.write(this.name, `could not: ${String(error)}`);
      }
    }
  }

  private async suffer(): Promise<void> {
    while (!this.quiet) {
      const fault = this.parts.nextLineFault();
      await this.rest(fault.afterMs);
      if (this.quiet) return;
      this.count(fault.kind);
      this.parts.recorder.log.write(this.name, `LINE ${fault.kind} for ${fault.forMs} ms`);
      this.parts.line.suffer(fault);
      await this.rest(fault.forMs);
    }
  }
}
