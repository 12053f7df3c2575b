// What npm run cluster understands.
import { readClusterArguments } from './cluster-arguments.js';

describe('npm run cluster', () => {
  test('starts three gateways and two workers on port 3000 unless told otherwise', () => {
    expect(readClusterArguments([])).toEqual({ gateways: 3, workers: 2, port: 3000 });
    expect(readClusterArguments(['--gateways', '2', '--port=3100'])).toEqual({
      gateways: 2,
      workers: 2,
      port: 3100,
    });
  });

  test('says what it does not understand', () => {
    expect(() => readClusterArguments(['--nodes', '2'])).toThrow(/--nodes.*--gateways 3/);
    expect(() => readClusterArguments(['--gateways', '0'])).toThrow('--gateways needs a number from 1 to 20');
    expect(() => readClusterArguments(['--workers'])).toThrow('--workers needs a number');
    expect(() => readClusterArguments(['4'])).toThrow(/"4" is not known/);
  });
});
