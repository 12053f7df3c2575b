import type { Figure } from './table';

/** The value of each round, by figure. */
export type Measured = Partial<Record<Figure, number[]>>;
