import type { Answer, EndpointName } from '@yingda/contracts';

/** The product's HTTP interface with somebody signed in. */
export class Admin {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** Signs in as one of the demo's people, whose rights it has. */
  static async signIn(address: string, as: 'admin' | 'manager' = 'admin'): Promise<Admin> {
    const { accessToken } = await call<'POST /api/auth/sign-in'>(address, {
      endpoint: 'POST /api/auth/sign-in',
      body: { email: `${as}@demo.example`, password: 'yingda-demo' },
    });
    return new Admin(address, accessToken);
  }

  /** Calls an endpoint; `id` fills the `:id` of its path. */
  call<N extends EndpointName>(endpoint: N, body?: object, id?: string): Promise<Answer<N>> {
    return call<N>(this.address, { endpoint, body, id, token: this.token });
  }

  /** Sets the password of somebody invited, by the link of their invitation. */
  async accept(link: string, password: string): Promise<void> {
    const token = new URL(link).pathname.split('/').at(-1);
    await call<'POST /api/auth/links'>(this.address, {
      endpoint: 'POST /api/auth/links',
      body: { token, password },
    });
  }
}

interface Call {
  endpoint: EndpointName;
  body?: object;
  id?: string;
  token?: string;
}

async function call<N extends EndpointName>(
  address: string,
  { endpoint, body, id, token }: Call,
): Promise<Answer<N>> {
  const [method, path] = endpoint.split(' ') as [string, string];
  const answer = await fetch(address + path.replace(':id', id ?? ''), {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${endpoint} answers ${answer.status}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as Answer<N>;
}
