type Class = new () => object;

/** Who may call: nobody signed in, an agent's bearer token, a widget's token, either, or the shop's API key. */
export type Caller = 'anyone' | 'agent' | 'visitor' | 'participant' | 'api-key';

export interface Endpoint {
  summary: string;
  caller: Caller;
  query?: Class;
  body?: Class | 'multipart';
  /** Class, list of a class, or nothing (204). */
  answer?: Class | [Class];
}
