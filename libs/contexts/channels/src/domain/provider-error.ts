/** No answer came from a provider: time was over, the line was cut, the address does not exist or is not allowed. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';

  constructor(
    /** Without addresses, tokens or keys: it goes into logs and to screens. */
    message: string,
    /** The request had left, so the provider may have done it. */
    readonly sent: boolean,
  ) {
    super(message);
  }
}
