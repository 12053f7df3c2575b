import 'reflect-metadata';
/** Shorthand for the decorators that most wire classes need; each is plain class-validator underneath. */
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
  buildMessage,
} from 'class-validator';
import { Type } from 'class-transformer';
import { codePoints } from './names/limits';

type Class = new () => object;

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** uuid of any version. */
export const Id = (): PropertyDecorator => IsUUID();
/** May be absent or null. */
export const Optional = (): PropertyDecorator => IsOptional();
/** A string of `min` to `max` UTF-16 units. */
export const Text = (max: number, min = 0): PropertyDecorator =>
  all(IsString(), MinLength(min), MaxLength(max));
/** A string of `min` to `max` code points, not blank when `min` > 0. */
export const Written = (max: number, min = 1): PropertyDecorator =>
  all(
    IsString(),
    ValidateBy({
      name: 'isWritten',
      constraints: [min, max],
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && codePoints(value) <= max && (min === 0 || value.trim().length >= min),
        defaultMessage: buildMessage(
          (each) => `${each}$property must hold $constraint1 to $constraint2 characters`,
        ),
      },
    }),
  );
export const Word = (pattern: RegExp, max = 64): PropertyDecorator =>
  all(IsString(), MaxLength(max), Matches(pattern));
export const OneOf = (values: readonly unknown[]): PropertyDecorator => IsIn([...values]);
export const Count = (max = Number.MAX_SAFE_INTEGER, min = 0): PropertyDecorator =>
  all(IsInt(), Min(min), Max(max));
export const Flag = (): PropertyDecorator => IsBoolean();
/** ISO 8601; weeks and other forms that no clock here reads are refused. */
export const Time = (): PropertyDecorator =>
  all(
    IsISO8601(),
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
        defaultMessage: buildMessage((each) => `${each}$property must be a moment`),
      },
    }),
  );
/** A required object of the class (ValidateNested alone lets `undefined` pass). */
export const Nested = (type: () => Class): PropertyDecorator => all(IsObject(), ValidateNested(), Type(type));
/** A list of objects of the class (ValidateNested alone lets a list in the list pass). */
export const ListOf = (type: () => Class, max = 200): PropertyDecorator =>
  all(IsArray(), ArrayMaxSize(max), AreObjects(), ValidateNested({ each: true }), Type(type));
const AreObjects = (): PropertyDecorator =>
  ValidateBy({
    name: 'areObjects',
    validator: {
      validate: (value: unknown) =>
        Array.isArray(value) &&
        value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)),
      defaultMessage: buildMessage((each) => `${each}$property must be a list of objects`),
    },
  });
export const Ids = (max = 100): PropertyDecorator =>
  all(IsArray(), ArrayMaxSize(max), IsUUID(undefined, { each: true }));
export const Words = (values: readonly unknown[], max = 20): PropertyDecorator =>
  all(IsArray(), ArrayMaxSize(max), IsIn([...values], { each: true }));
export const Texts = (max = 20, length = 200): PropertyDecorator =>
  all(IsArray(), ArrayMaxSize(max), IsString({ each: true }), MaxLength(length, { each: true }));
/** A flat record of short strings: at most 40 keys of 64, values of 1,000 units. */
export const Strings = (): PropertyDecorator =>
  ValidateBy({
    name: 'isStrings',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= 40 &&
        Object.entries(value).every(
          ([key, item]) => key.length <= 64 && typeof item === 'string' && item.length <= 1_000,
        ),
      defaultMessage: buildMessage((each) => `${each}$property must be an object of short strings`),
    },
  });
/** A text, number or flag. */
export const SettingScalar = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSettingScalar',
    validator: { validate: (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value) },
  });
/** Settings of an account: at most 60 names with text (8,000 units), numbers, flags, or null to take one away. */
export const SettingValues = (): PropertyDecorator =>
  ValidateBy({
    name: 'isSettingValues',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= 60 &&
        Object.entries(value).every(
          ([key, item]) =>
            /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(key) &&
            (item === null ||
              ['number', 'boolean'].includes(typeof item) ||
              (typeof item === 'string' && item.length <= 8_000)),
        ),
      defaultMessage: buildMessage((each) => `${each}$property must be an object of settings`),
    },
  });
/** What a condition compares with: a text (2,000 units), a number, a flag, or a list of up to 200 texts or numbers. */
export const RuleValue = (): PropertyDecorator =>
  ValidateBy({
    name: 'isRuleValue',
    validator: {
      validate: (value: unknown) => {
        const one = (item: unknown) =>
          (typeof item === 'string' && item.length <= 2_000) ||
          (typeof item === 'number' && Number.isFinite(item));
        if (Array.isArray(value)) return value.length <= 200 && value.every(one);
        return typeof value === 'boolean' || one(value);
      },
      defaultMessage: buildMessage((each) => `${each}$property must be a text, a number, a flag or a list`),
    },
  });
