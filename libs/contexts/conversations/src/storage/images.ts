import type { Sharp } from 'sharp';
import { mismatch } from '../domain/file-types';

/** An image made anew: same picture, upright, nothing else in it, with a small form for the timeline. */
export interface Picture {
  body: Buffer;
  contentType: string;
  width: number;
  height: number;
  preview: Buffer;
  previewType: string;
}

// A file of a few kilobytes can claim any size.
const MOST_PIXELS = 50_000_000;
const PREVIEW = 640;

/** Re-encodes an image: metadata (place, camera, hidden parts) is gone. Refuses what is no readable image. */
export async function remade(bytes: Buffer): Promise<Picture> {
  // Native code of some 16 MB, loaded with the first picture.
  const { default: sharp } = await import('sharp');
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const;
    const { format, pages } = await sharp(bytes, options).metadata();
    const moving = (pages ?? 1) > 1;
    const image = sharp(bytes, { ...options, animated: moving });
    const { data, info } = await encoded(moving ? image : image.rotate(), format, moving).toBuffer({
      resolveWithObject: true,
    });
    const preview = await sharp(bytes, options)
      .rotate()
      .resize(PREVIEW, PREVIEW, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    return {
      body: data,
      contentType: `image/${info.format}`,
      width: info.width,
      height: info.pageHeight ?? info.height,
      preview,
      previewType: 'image/webp',
    };
  } catch {
    throw mismatch();
  }
}

function encoded(image: Sharp, format: string | undefined, moving: boolean): Sharp {
  if (moving) return format === 'webp' ? image.webp({ quality: 82 }) : image.gif();
  switch (format) {
    case 'png':
    case 'gif':
      return image.png();
    case 'webp':
    case 'heif':
      return image.webp({ quality: 86 });
    default:
      return image.jpeg({ quality: 88 });
  }
}
