import type { DomainEvent } from '@yingda/events';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Turns } from './turns';

/** A transaction in progress and what is to happen once it has committed. */
export interface OpenUnit {
  readonly runner: QueryRunner;
  readonly client: PoolClient;
  readonly turns: Turns;
  state: 'open' | 'committed' | 'rolled-back';
  callbacks: (() => void)[];
  /** Appended to the outbox in this unit, in order; announced together. */
  events: DomainEvent[];
  savepoints: number;
  announce: ((events: DomainEvent[], committedAt: number) => void) | null;
}
