import { platformMigrations, type Migration } from '@yingda/platform';

/** All migrations in the order they are applied; never edited after release. */
export const migrations: Migration[] = [...platformMigrations];
