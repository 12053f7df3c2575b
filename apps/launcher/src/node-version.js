// Read by any Node that knows modules, however old: no newer syntax and no import in this file.

/** One sentence when this Node cannot run the product, else undefined. */
export function nodeComplaint(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0];
  const minor = parts[1];
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22;
  if (fits) return undefined;
  return (
    'Yingda needs Node 20.19 or newer of the 20s, or 22.13 or newer, and this is ' +
    version +
    ': install the current Node from https://nodejs.org and start again.'
  );
}
