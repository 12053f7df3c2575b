import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** Cost of one hash; the default follows OWASP for argon2id: 19 MiB, two passes, one lane. */
export interface PasswordCost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

// The package's enum has no value at run time.
const ARGON2ID: Algorithm = 2;
const COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes of passwords: argon2id. */
export class Passwords {
  private nobody: Promise<string> | null = null;

  constructor(private readonly cost: PasswordCost = COST) {}

  hash(password: string): Promise<string> {
    return hash(password, { algorithm: ARGON2ID, ...this.cost });
  }

  /** Does the same work when there is no hash to compare with, so that the time tells nothing. */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    this.nobody ??= this.hash('the password of an account that does not exist');
    const right = await verify(passwordHash ?? (await this.nobody), password);
    return right && passwordHash !== null;
  }
}
