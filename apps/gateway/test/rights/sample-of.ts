import { getMetadataStorage, validateSync } from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { plainToInstance } from 'class-transformer';

type Class = new () => object;

/** Texts of the forms that patterns and formats of the wire ask for; the first that fits is taken. */
const TEXTS = [
  'sample',
  '2026-03',
  '2026-03-02',
  '2026-W10',
  '2026',
  '09:00',
  'Asia/Shanghai',
  'zh-CN',
  'a@shop.example',
  'https://shop.example/a',
  '#336699',
  '13800000417',
];
const ID = '01900000-0000-7000-8000-000000000000';
// A version nobody has: whoever may edit is told of a newer one, and nothing changes.
const NUMBERS: Record<string, number> = { version: 99 };

/**
 * The smallest value that a class of the wire takes: what is not required is left out. `given` replaces what the class
 * cannot say of itself.
 */
export function sampleOf(type: Class, given: object = {}): object {
  const sample: Record<string, unknown> = {};
  for (const [name, rules] of rulesOf(type)) {
    if (name in given || rules.some(({ type: kind }) => kind === 'conditionalValidation')) continue;
    sample[name] = valueOf(type, name, rules);
  }
  return { ...sample, ...given };
}

/** What is wrong with a value, in words; empty when nothing is. */
export function faultsOf(type: Class, value: object): string[] {
  const instance = plainToInstance(type, value);
  return validateSync(instance, { whitelist: true, forbidUnknownValues: false }).map((error) =>
    error.toString(),
  );
}

interface Rule {
  type: string;
  name?: string;
  constraints?: unknown[];
}

function rulesOf(type: Class): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const rules = found.get(rule.propertyName) ?? [];
    found.set(rule.propertyName, [...rules, { ...rule, type: rule.type, name: rule.name ?? rule.type }]);
  }
  return found;
}

function valueOf(type: Class, name: string, rules: Rule[]): unknown {
  const rule = (wanted: string) => rules.find((one) => one.name === wanted);
  const first = (wanted: string) => rule(wanted)?.constraints?.[0];
  if (rule('isArray'))
    return Array.from({ length: Number(first('arrayMinSize') ?? 0) }, () => itemOf(type, name, rules));
  if (rule('nestedValidation')) return nested(type, name);
  if (rule('isUuid')) return ID;
  if (rule('isIn')) return (first('isIn') as unknown[])[0];
  if (rule('isBoolean')) return false;
  if (rule('isInt') || rule('isNumber')) return NUMBERS[name] ?? Math.max(Number(first('min') ?? 0), 0);
  if (rule('isIso8601')) return new Date(Date.now() + 86_400_000).toISOString();
  if (rule('isStrings') || rule('isObject') || rule('isSettingValues')) return {};
  return textOf(type, name, rules);
}

function itemOf(type: Class, name: string, rules: Rule[]): unknown {
  const rest = rules.filter((one) => !['isArray', 'arrayMinSize', 'arrayMaxSize'].includes(one.name ?? ''));
  return valueOf(type, name, rest);
}

function nested(type: Class, name: string): object {
  const found = defaultMetadataStorage.findTypeMetadata(type, name) as { typeFunction(): Class } | undefined;
  return found ? sampleOf(found.typeFunction()) : {};
}

function textOf(type: Class, name: string, rules: Rule[]): string {
  const least = Number(rules.find((one) => one.name === 'minLength')?.constraints?.[0] ?? 0);
  const fits = (text: string) =>
    validateSync(plainToInstance(type, { [name]: text })).every(({ property }) => property !== name);
  const texts = [...TEXTS, 'x'.repeat(Math.max(least, 1))];
  return texts.find(fits) ?? TEXTS[0]!;
}
