import type { Known } from './agent-page';
import { Agent } from './agent';

/** A supervisor who only looks: at a few conversations at a time, always others. */
export class Onlooker extends Agent {
  protected override stepMs(): number {
    return this.pace(0.4);
  }

  protected override async step(): Promise<void> {
    const { page } = this;
    const known: Known[] = [...page.known.values()];
    const one = known[this.parts.random.between(0, known.length - 1)];
    if (one) page.look(one.id);
    if (this.parts.random.chance(0.05)) this.changeNode();
  }
}
