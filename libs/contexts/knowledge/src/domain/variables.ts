const VARIABLE = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;

/** Names the console fills by itself; others are left for the agent to fill in. */
export const KNOWN_VARIABLES = ['customer_name', 'agent_name', 'store_name'] as const;

/** The names in double braces in a text, each once, in order of appearance: "{{customer_name}}". */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1]!))];
}
