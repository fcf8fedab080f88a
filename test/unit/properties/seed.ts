import { randomInt } from 'node:crypto';

/** Before every run, once: chooses the seed of the property tests, unless somebody has. The workers inherit it. */
export default function chooseSeed(): void {
  process.env.PROPERTY_SEED ||= String(randomInt(2 ** 31));
  if (!/^-?\d+$/.test(process.env.PROPERTY_SEED)) throw new Error('PROPERTY_SEED is not a whole number');
  console.log(`seed ${process.env.PROPERTY_SEED}`);
}
