/** One account's settings: what its form asked for, secrets already decrypted, and where it is reached. */
export type Settings = Readonly<Record<string, unknown>> & {
  /** The address the provider calls: `<PUBLIC_URL>/hooks/<channel>/<inbox key>`. */
  readonly hookUrl: string;
};

/** A field of the guided form. */
export interface SettingField {
  name: string;
  kind: 'text' | 'secret' | 'choice' | 'flag' | 'number' | 'url';
  required: boolean;
  label: { zh: string; en: string };
  /** Where to find it at the provider. */
  hint?: { zh: string; en: string };
  choices?: readonly { value: string; zh: string; en: string }[];
  default?: string | number | boolean;
  /** What a value must look like, and what is said when it does not. */
  pattern?: { source: string; zh: string; en: string };
  /** The provider may use the former value for a while (two keys at a time): kept as `<name>Previous`. */
  rotates?: boolean;
  /** Limits of the provider that may change; behind "more settings". */
  advanced?: boolean;
}

/** A text setting, '' when it is not set. */
export function textOf(settings: Settings, name: string): string {
  const value = settings[name];
  return typeof value === 'string' ? value : '';
}

/** A number setting, or what applies when it is not set. */
export function numberOf(settings: Settings, name: string, otherwise: number): number {
  const value = settings[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** Current and former value of a rotating secret, those that are set. */
export function keysOf(settings: Settings, name: string): string[] {
  return [textOf(settings, name), textOf(settings, `${name}Previous`)].filter((value) => value !== '');
}
