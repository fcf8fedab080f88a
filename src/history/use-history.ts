import { useEffect, useState } from 'preact/hooks';
import { type History, noHistory, storedHistory } from '../shared/history.ts';

/** The changes made here, as they are stored and go on being stored; undefined before they are read. */
export function useHistory(): History | undefined {
  const [history, setHistory] = useState<History>();
  useEffect(() => {
    const place = storedHistory();
    const show = (stored: History = noHistory) => setHistory(stored);
    place.follow(show);
    place.get().then(show);
  }, []);
  return history;
}
