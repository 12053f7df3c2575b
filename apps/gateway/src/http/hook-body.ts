import type { IncomingMessage } from 'node:http';

/**
 * The bytes of providers' pushes as they came, whatever they call themselves. Mail apart, none is larger than 1 MiB, and
 * files come by links; compressed ones are not unpacked, as nobody sends such.
 */
export const HOOK_BODY = {
  type: (request: IncomingMessage): boolean => /^\/(?:hooks|api\/channels)\//.test(request.url ?? ''),
  limit: '1mb',
  inflate: false,
};
