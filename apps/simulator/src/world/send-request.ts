import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  signal: AbortSignal;
  /** The second half of the body follows after so many real ms. */
  slowBodyMs: number;
  /** The connection is cut once the request has gone out. */
  closeAfterAccept: boolean;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const MOST_BYTES = 1024 * 1024;
/** Long enough for the other side to have read a request that is then cut off. */
const CUT_AFTER_MS = 50;

/** One HTTP request with nothing added to it; fails when no whole answer came. */
export function sendRequest(outgoing: Outgoing): Promise<Answer> {
  const url = new URL(outgoing.url);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = outgoing.body.length
      ? { ...outgoing.headers, 'content-length': String(outgoing.body.length) }
      : outgoing.headers;
    const request = send(
      url,
      { method: outgoing.method, headers, signal: outgoing.signal, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > MOST_BYTES) request.destroy(new Error('the answer is too long'));
          chunks.push(chunk);
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    if (!outgoing.slowBodyMs) request.end(outgoing.body);
    else {
      const half = Math.floor(outgoing.body.length / 2);
      request.write(outgoing.body.subarray(0, half));
      setTimeout(() => request.end(outgoing.body.subarray(half)), outgoing.slowBodyMs);
    }
    if (outgoing.closeAfterAccept)
      request.on('finish', () =>
        setTimeout(() => request.destroy(new Error('cut off before the answer')), CUT_AFTER_MS),
      );
  });
}
