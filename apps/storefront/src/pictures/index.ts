import { basket, diffuser, towels } from './bath';
import { bedding, blanket, pillow } from './bedroom';
import type { Drawing } from './draw';
import { kettle, lunchBox, pot, teaSet, thermos } from './kitchen';
import { deskLamp, nightLight, pendant } from './light';

/** Drawing of every product, by product id. */
export const drawings: Record<string, Drawing> = {
  kettle,
  thermos,
  'lunch-box': lunchBox,
  pot,
  'tea-set': teaSet,
  bedding,
  pillow,
  blanket,
  'desk-lamp': deskLamp,
  'night-light': nightLight,
  pendant,
  towels,
  diffuser,
  basket,
};
