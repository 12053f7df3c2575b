/** Imported before property specs: what runs some hundred times in every test runs 10,000 times in a proof. */
// eslint-disable-next-line no-restricted-syntax -- a part of specs, which ask for it by this name
process.env['PROPERTY_RUNS'] ??= '10000';
jest.setTimeout(1_800_000);
