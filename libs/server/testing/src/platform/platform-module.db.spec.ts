import 'reflect-metadata';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Test } from '@nestjs/testing';
import {
  AuditLog,
  CLOCK,
  Cryptor,
  Database,
  FILE_STORAGE,
  Jobs,
  Leases,
  LOG,
  Outbox,
  PlatformModule,
  platformMigrations,
  RateLimiter,
  Relay,
  silentLog,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { FixedClock } from '../clock/fixed-clock';
import { scratchDatabase, type ScratchDatabase } from '../database/scratch-database';
import { append, subscribe } from './facts';

describe('the platform module', () => {
  let scratch: ScratchDatabase;

  beforeAll(async () => {
    scratch = await scratchDatabase();
  });
  afterAll(() => scratch.drop());

  it('provides everything, connected and not started, and ends all of it in order', async () => {
    const clock = new FixedClock();
    const module = await Test.createTestingModule({
      imports: [
        PlatformModule.register({
          database: { url: scratch.url, applicationName: 'module-spec', entities: [] },
          secretKey: 'a-secret-key-of-more-than-thirty-two-characters',
          storageUrl: pathToFileURL(tmpdir()).href,
          log: silentLog,
          clock,
        }),
      ],
    }).compile();
    await module.init();
    expect(module.get(CLOCK)).toBe(clock);
    for (const token of [LOG, FILE_STORAGE, AuditLog, Cryptor, Jobs, Leases, RateLimiter, Timers]) {
      expect(module.get(token)).toBeDefined();
    }
    await module.get(Database).migrate(platformMigrations);
    const heard: string[] = [];
    subscribe(module.get(Relay), 'spec', async (event) => heard.push(event.aggregateId));
    await module.get(Relay).start();
    module.get(Timers).start();
    await module.get(UnitOfWork).run(() => append(module.get(Outbox), 'a', 1));
    await module.get(Relay).caughtUp();
    expect(heard).toEqual(['a']);
    await module.close();
    await expect(module.get(Database).query('select 1')).rejects.toThrow();
  });
});
