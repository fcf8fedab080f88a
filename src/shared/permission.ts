/** The browser's answer; it refuses to ask where whoever manages it forbids, and that is a no. */
export async function isYes(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch {
    return false;
  }
}
