import { parse as parseLossless } from 'lossless-json';

/** An object of a provider's JSON whose fields are still to be looked at. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** A number that JSON.parse might round: it stands outside a string, or looks as if it did. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}/;

/**
 * Reads a provider's JSON, whatever the bytes; undefined when it is none. Ids above 2^53 come as strings of their
 * digits (channels.md 0.6).
 */
export function parseJson(bytes: Buffer | string): unknown {
  const text = bytes.toString();
  try {
    return LONG_NUMBER.test(text) ? parseLossless(text, undefined, wholeNumber) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wholeNumber(digits: string): number | string {
  const number = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? digits : number;
}

/** The value when it is an object, else an empty one: a missing field is then missing, not an error. */
export function recordOf(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : {};
}

/** The objects of a list; [] when it is no list. */
export function listOf(value: unknown): JsonRecord[] {
  return Array.isArray(value)
    ? value.filter(
        (item): item is JsonRecord => typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}

/** Text, or the digits of an id written as a number; '' for all else. */
export function stringOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A number, also one written as text; null for all else. */
export function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A moment of `value` units since 1970; null when it is none that a calendar knows. */
export function momentOf(value: unknown, unit: 'seconds' | 'milliseconds'): Date | null {
  const number = numberIn(value);
  if (number === null) return null;
  const moment = new Date(unit === 'seconds' ? number * 1000 : number);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
