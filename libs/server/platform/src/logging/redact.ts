// Names of fields whose values never reach a log, compared without case, `_` and `-`.
const SECRET = new Set([
  'password',
  'passwordhash',
  'secret',
  'secretkey',
  'clientsecret',
  'appsecret',
  'token',
  'accesstoken',
  'refreshtoken',
  'visitortoken',
  'apikey',
  'authorization',
  'cookie',
  'setcookie',
  'signature',
  'encodingaeskey',
  'privatekey',
  'code',
  'identitytoken',
  'databaseurl',
  'redisurl',
  'smtpurl',
]);
const PHONE = new Set(['phone', 'phonenumber', 'mobile', 'tel']);
// Eleven digits that begin like a Chinese mobile number, or an international number with its plus.
const PHONE_TEXT =
  /(?<![\w.-])(\+?86[- ]?)?(1[3-9]\d)\d{4}(\d{4})(?![\w-])|(?<!\w)\+(\d{2,5})\d{4}(\d{3,4})(?!\d)/g;
const CREDENTIALS_IN_URL = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@]+@/gi;
const DEEPEST = 6;

/** A text without whole phone numbers and without passwords in addresses. */
export function redactText(text: string): string {
  return text
    .replace(CREDENTIALS_IN_URL, '$1***@')
    .replace(PHONE_TEXT, (...[, , head, tail, abroad, last]: (string | undefined)[]) =>
      head ? `${head}****${tail}` : `+${abroad}****${last}`,
    );
}

/** A copy of what is to be logged without secrets, and with phone numbers masked. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth > DEEPEST) return '[too deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  return redactFields(value, depth);
}

function redactFields(value: object, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const name = key.toLowerCase().replace(/[_-]/g, '');
    // An error's code is a name like ECONNRESET; other codes are what people sign in with.
    if (SECRET.has(name) && !(value instanceof Error))
      result[key] = item === null || item === undefined ? item : '[redacted]';
    else if (PHONE.has(name) && typeof item === 'string') result[key] = item.replace(/\d(?=\d{4})/g, '*');
    else result[key] = redact(item, depth + 1);
  }
  return result;
}

// Statement parameters of database errors are customers' words; detail quotes the row.
function redactError(error: Error, depth: number): Record<string, unknown> {
  const fields = redactFields(error, depth);
  delete fields.parameters;
  delete fields.detail;
  delete fields.driverError;
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) };
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...fields,
    ...cause,
  };
}
