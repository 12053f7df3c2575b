import type { CannedPart, Content } from '@yingda/contracts';
import { HELD_SENSITIVE, isSensitive, type CheckedDraft, type DraftFinding } from '@yingda/contracts/names';

/** What keeps an answer from going: it cannot go as it is, or whoever sends it is asked. */
export interface HeldDraft {
  findings: DraftFinding[];
  forbidden: boolean;
  /** The text with what must not be read under stars, where there is something to mask. */
  masked: string | null;
}

/** Null when it may go: phones and addresses go out every day. */
export function heldBy({ findings, masked }: CheckedDraft): HeldDraft | null {
  const held = findings.filter(
    (finding) => !isSensitive(finding) || HELD_SENSITIVE.some((kind) => kind === finding.kind),
  );
  if (held.length === 0) return null;
  const forbidden = held.some(({ level }) => level === 'forbidden');
  return {
    findings: held,
    forbidden,
    masked: !forbidden && held.some(({ level }) => level === 'mask') ? masked : null,
  };
}

/** What is sent for a file, a card or a link of a canned response. */
export function contentOfPart(part: CannedPart): Content | null {
  if (part.kind === 'product-card') return part.card ?? null;
  if (part.kind === 'link') return part.link ?? null;
  if (!part.attachmentId) return null;
  return {
    kind: part.kind,
    attachmentId: part.attachmentId,
    ...(part.attachment ? { attachment: part.attachment } : {}),
  } as Content;
}
