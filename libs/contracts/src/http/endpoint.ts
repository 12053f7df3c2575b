type Class = new () => object;

/** Who may call: nobody signed in, an agent's bearer token, a widget's token, either, or the shop's API key. */
export type Caller = 'anyone' | 'agent' | 'visitor' | 'participant' | 'api-key';

export interface Endpoint {
  summary: string;
  caller: Caller;
  query?: Class;
  /** A class as JSON, a file in a form, or lines of JSON as they come. */
  body?: Class | 'multipart' | 'ndjson';
  /** Class, list of a class, or nothing (204). */
  answer?: Class | [Class];
  /** Instead of `answer`: the content type of what is answered bit by bit. */
  stream?: 'text/csv' | 'application/x-ndjson' | 'text/html' | 'application/pdf';
}
