import type { AttachmentLink } from '@yingda/contracts';

/** Links are signed for 5 minutes; one that has less than this left is not handed out again. */
const MARGIN_MS = 30_000;
const LIFE_MS = 5 * 60_000;

/** Links to attachments, each fetched once while it lives. */
export interface AttachmentLinks {
  /** A link that reads the file for at least half a minute more. Rejects with a `Failure`. */
  get(attachmentId: string): Promise<string>;
  /** The link did not work: the next `get` fetches a new one. */
  forget(attachmentId: string): void;
}

/** Remembers links for as long as they live, by this device's own time since they came (its clock may be wrong). */
export function attachmentLinks(
  fetchLink: (attachmentId: string) => Promise<AttachmentLink>,
  now: () => number = Date.now,
): AttachmentLinks {
  const known = new Map<string, { link: Promise<string>; until: number }>();
  return {
    get(attachmentId) {
      const entry = known.get(attachmentId);
      if (entry && entry.until > now()) return entry.link;
      const link = fetchLink(attachmentId).then(({ url }) => url);
      known.set(attachmentId, { link, until: now() + LIFE_MS - MARGIN_MS });
      link.catch(() => known.delete(attachmentId));
      return link;
    },
    forget: (attachmentId) => void known.delete(attachmentId),
  };
}
