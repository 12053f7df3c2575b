import type { LocationContent } from '@yingda/contracts';
import { mapLink } from './map-link';

const place: LocationContent = {
  kind: 'location',
  latitude: 31.2304,
  longitude: 121.4737,
  name: '人民广场 & 地铁',
};

it('a place is shown on a map that opens in China, longitude first', () => {
  const url = new URL(mapLink(place, 'zh-CN'));
  expect(url.searchParams.get('position')).toBe('121.4737,31.2304');
  expect(url.searchParams.get('name')).toBe('人民广场 & 地铁');
});

it('a place is shown on an open map elsewhere', () => {
  const url = new URL(mapLink(place, 'en'));
  expect([url.searchParams.get('mlat'), url.searchParams.get('mlon')]).toEqual(['31.2304', '121.4737']);
});
