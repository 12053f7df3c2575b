/** A conversation that a colleague, or their going, has handed to this agent. */
export interface HandOver {
  conversationId: string;
  name: string;
}

/** Named in a notice of several. */
const NAMED = 3;

/** What was handed over while the notice of it stands: one notice for all, however many come at a sign-in. */
export class HandOvers {
  private told: HandOver[] = [];

  /** All that the notice has to tell now, the latest first. */
  add(one: HandOver): readonly HandOver[] {
    this.told = [one, ...this.told.filter(({ conversationId }) => conversationId !== one.conversationId)];
    return this.told;
  }

  /** The notice has gone, or was followed. */
  clear(): void {
    this.told = [];
  }
}

/** The names a notice has room for, and how many more there are. */
export function namesOf(told: readonly HandOver[]): { names: string[]; more: number } {
  return {
    names: told.slice(0, NAMED).map(({ name }) => name),
    more: Math.max(0, told.length - NAMED),
  };
}
