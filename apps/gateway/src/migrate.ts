import { Database } from '@yingda/platform';
import { migrations } from './migrations';

// Second entry of the build: applies the migrations to DATABASE_URL and ends. The launcher makes the tests' template
// database with it. Migrations hold a lock of their session, which a transaction pooler would not keep.
const url = process.env['DATABASE_DIRECT_URL'] || process.env['DATABASE_URL'];
if (!url) {
  console.error('yingda: DATABASE_URL is not set; name the database to migrate.');
  process.exit(78);
}
const database = new Database({ url, applicationName: 'yingda-migrate', entities: [] });
await database.connect();
await database.migrate(migrations);
await database.close();
