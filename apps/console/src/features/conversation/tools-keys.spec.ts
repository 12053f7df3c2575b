import { nextPlace } from './tools-keys';

const size = { messages: 3, actions: 2 };
const from = (message: number, action: number, key: string) => nextPlace(key, { message, action }, size);

it('left and right stay within the actions of a message', () => {
  expect(from(1, 0, 'ArrowRight')).toEqual({ message: 1, action: 1 });
  expect(from(1, 1, 'ArrowRight')).toEqual({ message: 1, action: 1 });
  expect(from(1, 0, 'ArrowLeft')).toEqual({ message: 1, action: 0 });
});

it('up and down go to the first action of the message before and after, and no further than there are messages', () => {
  expect(from(1, 1, 'ArrowUp')).toEqual({ message: 0, action: 0 });
  expect(from(1, 1, 'ArrowDown')).toEqual({ message: 2, action: 0 });
  expect(from(0, 1, 'ArrowUp')).toEqual({ message: 0, action: 1 });
  expect(from(2, 1, 'ArrowDown')).toEqual({ message: 2, action: 1 });
});

it('other keys keep their meaning', () => {
  expect(from(1, 0, 'Enter')).toBeNull();
  expect(from(1, 0, 'Tab')).toBeNull();
  expect(from(1, 0, 'r')).toBeNull();
});
