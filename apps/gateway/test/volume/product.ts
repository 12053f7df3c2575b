import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AdjustableClock, createLogger, Database } from '@yingda/platform';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module';
import { Watching } from '../../src/watching/watching';

/** The product's own classes on a database, wired as in a gateway; nothing runs by itself. */
export class Product {
  private constructor(private readonly app: INestApplicationContext) {}

  static async on(url: string, now: Date): Promise<Product> {
    const clock = new AdjustableClock(now);
    const logger = createLogger({ level: 'silent' });
    const app = await NestFactory.createApplicationContext(
      AppModule.with({
        config: {
          port: 0,
          host: '127.0.0.1',
          role: 'all',
          databaseUrl: url,
          databaseDirectUrl: url,
          redisUrl: null,
          publicUrl: 'http://127.0.0.1',
          secretKey: 'a-secret-key-for-scenarios-only-0123456789',
          storageUrl: `file://${join(tmpdir(), 'yingda-volume')}`,
          smtpUrl: null,
          simulatorUrl: null,
          mailFrom: 'Yingda <no-reply@localhost>',
          trustProxy: false,
          allowPrivateHosts: [],
          demo: false,
          demoPassword: 'yingda-demo',
          distFolder: 'dist',
          logLevel: 'silent',
          testClock: false,
          rateLimits: true,
          groupCommit: true,
          metricsToken: null,
          slowStatementMs: 0,
          assistant: null,
          tracing: null,
        },
        logger,
        redis: null,
        clock,
        watching: new Watching(logger, { slowStatementMs: 0 }, null),
      }),
      { logger: false },
    );
    return new Product(app);
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get(type as never, { strict: false });
  }

  get database(): Database {
    return this.get(Database);
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
