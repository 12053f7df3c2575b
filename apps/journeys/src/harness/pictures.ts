import sharp from 'sharp';
import type { Upload } from './shop-page';

/** A photograph as a shopper might send it, for a file chooser. */
export async function photograph(name = '漏水的水壶.png'): Promise<Upload> {
  const background = { r: 180, g: 90, b: 40 };
  const buffer = await sharp({ create: { width: 480, height: 360, channels: 3, background } })
    .png()
    .toBuffer();
  return { name, mimeType: 'image/png', buffer };
}
