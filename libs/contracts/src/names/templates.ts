/** Places of a template's text that are filled in: `{{1}}`, `{{first_name}}`, `{{keyword1}}`, in order and once each. */
export function templateFields(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map((found) => found[1]!))];
}

/** The text as the customer reads it; what has no value yet stays as it is. */
export function filledTemplate(text: string, values: readonly { field: string; value: string }[]): string {
  const known = new Map(values.map(({ field, value }) => [field, value.trim()]));
  return text.replace(PLACE, (place, field: string) => known.get(field) || place);
}

const PLACE = /\{\{([\w.-]{1,64})\}\}/g;
