/** What is slow to make, and seldom asked for: made once. */
export function onFirstNeed<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
