/**
 * Says of each status that one tab tells, in their order, whether the tab goes elsewhere by it. Of another address in the same
 * document Firefox tells only the end; that matters where the address says whose profile is shown (`isOnOther`).
 */
export function movesOfATab(): (status: string | undefined, isOnOther: boolean) => boolean {
  let isLoading = false;
  return (status, isOnOther) => {
    const isEndAlone = status === 'complete' && !isLoading;
    if (status !== undefined) isLoading = status === 'loading';
    return status === 'loading' || (isEndAlone && isOnOther);
  };
}
