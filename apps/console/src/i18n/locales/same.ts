/** The same keys, any texts: a language that misses a key does not compile. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
