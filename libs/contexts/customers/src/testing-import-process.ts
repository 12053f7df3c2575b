import { createStorage, Database, Outbox, SystemClock, UnitOfWork } from '@yingda/platform';
import { customersOn } from './testing';
import { WorkCustomerImports } from './use-cases/imports/work-customer-imports';

/**
 * A process that takes the files that were started and ends: what the proof kills. Arguments: the database, the folder of
 * files as `file:` URL.
 */
async function main([url, files]: string[]): Promise<void> {
  const clock = new SystemClock();
  const database = new Database({ url: url!, applicationName: 'yingda-import', entities: [], clock });
  await database.connect();
  const context = customersOn({
    ...{ database, unitOfWork: new UnitOfWork(database), outbox: new Outbox(database, clock), clock },
    storage: createStorage(files!),
  });
  await context.get(WorkCustomerImports).execute();
  await database.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
