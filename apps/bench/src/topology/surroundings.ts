/** What the launcher hands to the driver it forks. */
export interface Surroundings {
  /** The database `yingda`, migrated by the first gateway that starts; the account may make further ones. */
  databaseUrl: string;
  redisUrl: string;
  secretKey: string;
  /** What stood behind `npm run … --`. */
  args: string[];
}

/** Reads them. @throws Error when this was started by hand */
export function surroundings(env: NodeJS.ProcessEnv, argv: string[]): Surroundings {
  const {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    SECRET_KEY: secretKey,
  } = env as Record<string, string | undefined>;
  if (!databaseUrl || !redisUrl || !secretKey)
    throw new Error('Start this through npm run bench or npm run faults.');
  return { databaseUrl, redisUrl, secretKey, args: argv.slice(2) };
}
