import { lazy, useState, type ComponentType } from 'react';

/** Like lazy, for code that is on its way already. When it has come it is drawn at once: a fallback, even an empty one, stays for 300 ms. */
export function later<Props extends object>(coming: Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  let part: ComponentType<Props> | undefined;
  coming.then(
    (module) => (part = module.default),
    () => undefined,
  );
  const Lazy = lazy(() => coming);
  return function Later(props: Props) {
    // One of the two for as long as it is mounted: the other would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => part ?? Lazy);
    return <Part {...props} />;
  };
}
