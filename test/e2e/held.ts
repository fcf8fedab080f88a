/** Something to wait for, for a fault's `hold`, and the function that ends the waiting. */
export function held(): { hold: Promise<void>; release: () => void } {
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { hold, release };
}
