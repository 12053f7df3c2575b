import { codePoints, Refusal } from '@yingda/contracts/names';
import {
  getMetadataStorage,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';

type Class = new () => object;
/** Returns a copy that holds only declared properties. @throws Refusal */
export type Validator<T = Record<string, unknown>> = (payload: unknown) => T;

interface Check {
  name: string;
  each: boolean;
  message: (args: ValidationArguments) => string;
  constraint: ValidatorConstraintInterface;
  constraints: unknown[];
}
interface Property {
  name: string;
  optional: boolean;
  checks: Check[];
  nested: Validator | null;
}

const compiled = new Map<Class, Validator>();

/**
 * Turns the class-validator metadata of a wire class into one plain function, so that a message costs no reflection,
 * no class instance and no promise. The constraints themselves are class-validator's own, so both judge alike.
 */
export function compileValidator<T = Record<string, unknown>>(target: Class): Validator<T> {
  const known = compiled.get(target);
  if (known) return known as Validator<T>;
  const properties = propertiesOf(target);
  const validate: Validator = (payload) => {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
      throw new Refusal('invalid-payload', 'The payload must be an object.');
    return checkObject(payload as Record<string, unknown>, properties, target.name);
  };
  compiled.set(target, validate);
  return validate as Validator<T>;
}

function propertiesOf(target: Class): Property[] {
  const storage = getMetadataStorage();
  const grouped = storage.groupByPropertyName(storage.getTargetValidationMetadatas(target, '', false, false));
  return Object.entries(grouped).map(([name, metadatas]) => {
    const nestedType = metadatas.some((item) => item.type === 'nestedValidation')
      ? (defaultMetadataStorage.findTypeMetadata(target, name)?.typeFunction?.() as Class | undefined)
      : undefined;
    return {
      name,
      optional: metadatas.some((item) => item.type === 'conditionalValidation'),
      nested: nestedType ? compileValidator(nestedType) : null,
      checks: metadatas
        .filter((item) => item.type === 'customValidation')
        .flatMap((item) =>
          storage.getTargetValidatorConstraints(item.constraintCls).map((found) => ({
            name: item.name ?? found.name,
            each: item.each,
            constraint: found.instance,
            constraints: item.constraints ?? [],
            message: (args: ValidationArguments) =>
              typeof item.message === 'string'
                ? item.message
                : (item.message?.(args) ?? found.instance.defaultMessage?.(args) ?? 'is not valid'),
          })),
        ),
    };
  });
}

function checkObject(
  payload: Record<string, unknown>,
  properties: Property[],
  targetName: string,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const property of properties) {
    const value = Object.hasOwn(payload, property.name) ? payload[property.name] : undefined;
    if (property.optional && (value === undefined || value === null)) {
      if (value === null) result[property.name] = null;
      continue;
    }
    for (const check of property.checks)
      runCheck({ check, value, object: payload, property: property.name, targetName });
    result[property.name] = property.nested ? checkNested(property, value) : value;
  }
  return result;
}

function checkNested(property: Property, value: unknown): unknown {
  const nested = property.nested as Validator;
  if (Array.isArray(value)) return value.map((item) => nested(item));
  if (typeof value !== 'object' || value === null)
    throw new Refusal('invalid-payload', `${property.name} must be an object.`, { field: property.name });
  return nested(value);
}

function runCheck(run: {
  check: Check;
  value: unknown;
  object: object;
  property: string;
  targetName: string;
}): void {
  const { check, value, property } = run;
  const args: ValidationArguments = {
    value,
    property,
    object: run.object,
    targetName: run.targetName,
    constraints: check.constraints,
  };
  const holds = check.each
    ? Array.isArray(value) && value.every((item) => check.constraint.validate(item, args) === true)
    : check.constraint.validate(value, args) === true;
  if (!holds) throw refusalOf(check, value, args);
}

function refusalOf(check: Check, value: unknown, args: ValidationArguments): Refusal {
  const field = args.property;
  if (check.name === 'isWritten' && typeof value === 'string') {
    const max = Number(check.constraints[1]);
    const length = codePoints(value);
    if (length > max)
      return new Refusal(
        'text-too-long',
        `${field} may hold ${max} characters; it has ${length}. Shorten it or send it in parts.`,
        { field, max, length },
      );
    return new Refusal('text-empty', `${field} is empty; write something.`, { field });
  }
  const text = check
    .message(args)
    .replace(/\$property/g, field)
    .replace(/\$constraint(\d)/g, (_, n) => String(check.constraints[Number(n) - 1]));
  return new Refusal('invalid-payload', `${text}.`, { field });
}
