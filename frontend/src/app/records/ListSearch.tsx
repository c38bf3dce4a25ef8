import { useEffect, useRef, useState } from 'react';
import { SearchField } from '~/ui';

const pause = 180;

/** The search box of a list whose text is in the address: it echoes at once and asks the server when the person pauses. */
export function ListSearch({ text, onText, placeholder }: { text: string; onText: (text: string) => void; placeholder: string }) {
  const [draft, setDraft] = useState(text);
  const sent = useRef(text);
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  useEffect(() => {
    // The address changed by itself: Back, or "clear filter".
    if (text !== sent.current) {
      sent.current = text;
      setDraft(text);
    }
  }, [text]);
  useEffect(() => {
    if (draft === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = draft;
      tell.current(draft);
    }, pause);
    return () => clearTimeout(timer);
  }, [draft]);
  return <SearchField value={draft} onChange={setDraft} placeholder={placeholder} />;
}
