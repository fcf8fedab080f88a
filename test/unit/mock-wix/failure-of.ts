/** What the SDK says of a call that has to fail. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') throw new Error('The call succeeded');
  const { response, details, requestId } = outcome.reason;
  return {
    status: response?.status,
    code: details?.applicationError?.code,
    hasRequestId: Boolean(requestId),
  };
}
