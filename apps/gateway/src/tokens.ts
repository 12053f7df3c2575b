/** Injection tokens of what has no class. */
export const CONFIG = Symbol('Config');
export const TOKENS = Symbol('Tokens');
