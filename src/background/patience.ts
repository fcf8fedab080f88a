/** How long one operation may still take; handed down to every request it makes. */
export interface Patience {
  /** Milliseconds left; 0 or less: stop. */
  left(): number;
  /** Starts a new span, for the next part of the same operation. */
  renew(milliseconds: number): void;
}

/** Counts on the monotonic clock: a person may set the other one. */
export function patienceOf(milliseconds: number): Patience {
  let end = performance.now() + milliseconds;
  return {
    left: () => end - performance.now(),
    renew(again) {
      end = performance.now() + again;
    },
  };
}

/** The promise, or undefined once the time is up; what is late is dropped. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, timeIsUp]);
  } finally {
    clearTimeout(timer);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
