/** Runs one statement and gives its rows. Arrays become PostgreSQL arrays; stringify what goes into json columns. */
export type Sql = <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;

/** One step of the schema. `name` is unique and never changes after it was released; steps run in list order. */
export interface Migration {
  name: string;
  up(sql: Sql): Promise<unknown>;
  down(sql: Sql): Promise<unknown>;
}

/** Whether a statement failed because the server or the way to it was gone, and not because of what it said. */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    if (/^(08|57P0)/.test(code)) return true;
    if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
      return true;
  }
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed|Connection ended/i.test(
      message,
    )
  );
}

/** Whether the same transaction, run again, may well succeed: a deadlock or a serialization failure. */
export function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}

/** Whether a unique constraint refused the row; with a name, whether it was that one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const { code, constraint: violated } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return code === '23505' && (constraint === undefined || violated === constraint);
}
