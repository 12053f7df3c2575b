import { createHmac } from 'node:crypto';
import type { Hmac } from '../domain/signed-identity';

/** HMAC-SHA256, base64url: the signature of HS256. */
export const hs256: Hmac = (secret, text) => createHmac('sha256', secret).update(text).digest('base64url');
