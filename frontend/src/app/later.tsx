import { startTransition, useEffect, useState, type ComponentType, type ReactNode } from 'react';

/**
 * A part of a page that is looked at after the rest: its code is fetched once the rest is drawn, and drawn as soon as it has
 * come. A fallback of Suspense would stay for 300 ms at least.
 */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>, meanwhile?: (props: Props) => ReactNode): ComponentType<Props> {
  let come: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => come);
    useEffect(() => {
      if (Part) return;
      let gone = false;
      const fetch = () =>
        load().then(
          (part) => {
            come = part.default;
            if (!gone) startTransition(() => setPart(() => part.default));
          },
          // Told by the boundary around the page.
          (error: unknown) =>
            setPart(() => {
              throw error;
            }),
        );
      // After the frame that shows the rest, which is on the screen when the next one begins: until then neither the line nor the
      // processor is free.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(fetch)));
      return () => {
        gone = true;
      };
    }, [Part]);
    return Part ? <Part {...props} /> : (meanwhile?.(props) ?? null);
  };
}
