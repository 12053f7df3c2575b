import { type SettingValue } from '@yingda/contracts';
import type { SettingField, Settings } from '../adapters/settings';
import { invalidSetting } from './inbox';
import { isStorable } from './storable';

/** What is kept of an account, as one encrypted text. Former values of rotating secrets are called `<name>Previous`. */
export type StoredSettings = Readonly<Record<string, string | number | boolean>>;

/**
 * What is kept after a change: absent stays, null and '' take away. Every value is checked by its field.
 * @throws Refusal invalid-setting with `details.field`
 */
export function changedSettings(
  fields: readonly SettingField[],
  stored: StoredSettings,
  change: Record<string, SettingValue>,
): StoredSettings {
  const after: Record<string, string | number | boolean> = { ...stored };
  for (const [name, value] of Object.entries(change)) {
    const field = fieldOf(fields, name);
    const before = stored[name];
    if (value === null || value === '') delete after[name];
    else after[name] = checked(field, name, value);
    // A provider that changes the key at its own time goes on using the former one for a while.
    if (field.rotates && name === field.name && before !== undefined && after[name] !== before)
      after[`${name}Previous`] = before;
  }
  return after;
}

/** Refuses an account that cannot work yet. @throws Refusal invalid-setting with `details.field` */
export function requireComplete(fields: readonly SettingField[], stored: StoredSettings): void {
  const missing = fields.find(
    (field) => field.required && field.default === undefined && stored[field.name] === undefined,
  );
  if (missing) {
    throw invalidSetting(
      `settings.${missing.name}`,
      `${missing.label.en} is missing; fill it in, or keep the inbox paused until then.`,
    );
  }
}

/** What goes to the screen: values, and of secrets only whether they are set. */
export function shownSettings(
  fields: readonly SettingField[],
  stored: StoredSettings,
): { settings: Record<string, SettingValue>; secrets: Record<string, boolean> } {
  const settings: Record<string, SettingValue> = {};
  const secrets: Record<string, boolean> = {};
  for (const { name, kind, rotates } of fields) {
    if (kind !== 'secret') {
      if (stored[name] !== undefined) settings[name] = stored[name];
      continue;
    }
    secrets[name] = stored[name] !== undefined;
    if (rotates) secrets[`${name}Previous`] = stored[`${name}Previous`] !== undefined;
  }
  return { settings, secrets };
}

/** What the adapter works with: values, and defaults where nothing was set. */
export function usedSettings(
  fields: readonly SettingField[],
  stored: StoredSettings,
  hookUrl: string,
): Settings {
  const defaults = fields.flatMap((field) =>
    field.default === undefined ? [] : [[field.name, field.default] as const],
  );
  return { ...Object.fromEntries(defaults), ...stored, hookUrl };
}

// The former value of a rotating secret may be taken away by hand, or set when an account moves here.
function fieldOf(fields: readonly SettingField[], name: string): SettingField {
  const found = fields.find(
    (field) => field.name === name || (field.rotates && `${field.name}Previous` === name),
  );
  if (!found) throw invalidSetting(`settings.${name}`, `This channel has no setting called ${name}.`);
  return found;
}

function checked(field: SettingField, name: string, value: string | number | boolean) {
  const refuse = (what: string) => invalidSetting(`settings.${name}`, `${field.label.en}: ${what}`);
  switch (field.kind) {
    case 'flag':
      if (typeof value !== 'boolean') throw refuse('it must be on or off.');
      return value;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw refuse('it must be a number.');
      return value;
    case 'choice':
      if (!field.choices?.some((choice) => choice.value === value)) throw refuse('choose one of the list.');
      return value;
    default:
      return text(field, value, refuse);
  }
}

// Copied from a provider's page, a value often brings blanks along.
function text(
  field: SettingField,
  value: string | number | boolean,
  refuse: (what: string) => Error,
): string {
  if (typeof value !== 'string' || !isStorable(value)) throw refuse('it must be a text.');
  const tidy = value.trim();
  if (field.kind === 'url' && !isAddress(tidy)) throw refuse('it must be an address with http or https.');
  if (field.pattern && !new RegExp(field.pattern.source).test(tidy)) throw refuse(field.pattern.en);
  return tidy;
}

function isAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
