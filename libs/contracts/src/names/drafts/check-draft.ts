import type { CheckedDraft, DraftFinding, SensitiveKind } from '../words';
import { SENSITIVE_KINDS } from '../words';
import { findSensitive, stars } from './sensitive';
import { longest, type WordMatcher } from './word-matcher';

/**
 * What a text holds that should not go out as it is: words of the shop's list, personal data and secrets; and the text
 * with what must not be read under stars. The masked text is as long as the text, and masking it again changes nothing
 * but what the first masking has brought side by side.
 */
export function checkDraft(text: string, words: WordMatcher): CheckedDraft {
  const sensitive = findSensitive(text);
  const listed = words
    .find(text)
    .filter((word) => !sensitive.some((one) => word.from < one.to && one.from < word.to));
  const findings = [...sensitive, ...listed].sort((a, b) => a.from - b.from);
  return { findings, masked: maskFindings(text, findings) };
}

/** Personal data and secrets under stars, whatever the shop's list says: for whatever leaves the house. */
export function maskSensitive(text: string): string {
  return maskFindings(text, findSensitive(text));
}

/** A text with findings of the levels `forbidden` and `mask` under stars. */
export function maskFindings(text: string, findings: readonly DraftFinding[]): string {
  let masked = '';
  let at = 0;
  for (const finding of longest(findings)) {
    if (finding.level === 'warn') continue;
    const piece = text.slice(finding.from, finding.to);
    masked +=
      text.slice(at, finding.from) + (isSensitive(finding) ? stars(finding.kind, piece) : covered(piece));
    at = finding.to;
  }
  return masked + text.slice(at);
}

export function isSensitive(finding: DraftFinding): finding is DraftFinding & { kind: SensitiveKind } {
  return (SENSITIVE_KINDS as readonly string[]).includes(finding.kind);
}

function covered(piece: string): string {
  return piece.replace(/\S/gu, (sign) => '*'.repeat(sign.length));
}
