/** How a shop signs an identity: a JWT, HS256, with `sub` and `exp`; shown as it is, so no language of ours. */
export const JWT_EXAMPLES: readonly { language: string; code: string }[] = [
  {
    language: 'Node.js',
    code: `import { createHmac } from 'node:crypto';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function identityOf(customer) {
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const body = encode({
    sub: customer.id,
    name: customer.name,
    email: customer.email,
    tier: 'gold',
    exp: Math.floor(Date.now() / 1000) + 600,
  });
  const signature = createHmac('sha256', YINGDA_SECRET)
    .update(\`\${head}.\${body}\`)
    .digest('base64url');
  return \`\${head}.\${body}.\${signature}\`;
}`,
  },
  {
    language: 'PHP',
    code: `function encode($text) {
  return rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
}

function identity_of($customer) {
  $head = encode(json_encode(['alg' => 'HS256', 'typ' => 'JWT']));
  $body = encode(json_encode([
    'sub' => $customer->id,
    'name' => $customer->name,
    'email' => $customer->email,
    'tier' => 'gold',
    'exp' => time() + 600,
  ]));
  $mac = hash_hmac('sha256', "$head.$body", YINGDA_SECRET, true);
  return "$head.$body." . encode($mac);
}`,
  },
  {
    language: 'Python',
    code: `import base64, hashlib, hmac, json, time

def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

def identity_of(customer) -> str:
    head = encode(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    body = encode(json.dumps({
        "sub": customer.id,
        "name": customer.name,
        "email": customer.email,
        "tier": "gold",
        "exp": int(time.time()) + 600,
    }).encode())
    mac = hmac.new(YINGDA_SECRET, f"{head}.{body}".encode(), hashlib.sha256)
    return f"{head}.{body}.{encode(mac.digest())}"`,
  },
];

/** What the page does with it. */
export const PAGE_EXAMPLE = `window.Yingda = window.Yingda || function () {
  (Yingda.q = Yingda.q || []).push(arguments);
};
Yingda('identify', { token: identityFromYourServer });`;
