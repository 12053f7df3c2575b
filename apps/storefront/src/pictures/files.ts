import { picturePath, products, views } from '../catalog';
import { detailPicture, heroPicture, plainPicture, scenePicture } from './compose';
import { drawings } from './index';

const draw = { front: plainPicture, scene: scenePicture, detail: detailPicture };

const onTheTable: [id: string, paint: string, x: number, y: number, scale: number][] = [
  ['pendant', '#f0e2c4', 330, -190, 0.7],
  ['desk-lamp', '#e0a155', 0, 42, 1.04],
  ['tea-set', '#a9bfae', 234, 96, 0.96],
  ['kettle', '#f3f5f6', 496, 68, 1],
];

/** Every picture file of the shop: path → SVG text. */
export function pictureFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const product of products) {
    const drawing = drawings[product.id];
    if (!drawing) throw new Error(`no drawing for ${product.id}`);
    for (const colour of product.colours)
      for (const view of views)
        files.set(picturePath(product, colour.id, view), draw[view](drawing, colour.paint));
  }
  const hero = onTheTable.flatMap(([id, base, x, y, scale]) => {
    const drawing = drawings[id];
    return drawing ? [{ drawing, base, x, y, scale }] : [];
  });
  files.set('/shop-assets/hero.svg', heroPicture(hero));
  return files;
}
